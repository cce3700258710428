{
  # The cursor of the next page.
  cursor: lambda do |reply|
    link = [reply['headers']['link']].flatten.compact.join(', ').scan(/<([^>]*)>([^<]*)/).find { |_, rest| rest =~ /rel="?next"?/ }
    link ||= [reply['body'].is_a?(Hash) ? reply['body'].dig('_links', 'next', 'href') : nil]
    link[0] && link[0][/[?&]after=([^&]+)/, 1] && link[0][/[?&]after=([^&]+)/, 1].decode_url
  end,

  # The items of a page. Some lists are in an object.
  items: lambda do |body|
    body.is_a?(Array) ? body : body.reject { |name, _| name.start_with?('_') }.values.find { |value| value.is_a?(Array) }
  end,

  # As many pages of a list as the limit needs. The cursor continues exactly after the last item. Without a limit, all of them.
  list: lambda do |typed, request|
    input = call('given', typed, request)
    call('pages', call('path', request[:path], input), call('query', request, input), input, request)
  end,

  pages: lambda do |path, parameters, input, request|
    limited = request[:most].nil? && (parameters.key?('limit') || (request[:query] || {}).key?(:limit))
    page_size = request[:whole] && input[request[:whole][:when]] ? request[:whole][:most] : request[:page_size]
    wanted = limited ? (input['limit'] || page_size).to_i : nil
    query = parameters.reject { |name, _| name == 'after' || (name == 'limit' && page_size) }
    after = call('filled', input['after'])
    found = []
    seen = {}
    cursors = [after]
    more = true
    while more
      size = page_size && [page_size, (wanted || page_size) - (wanted ? found.length : 0)].min
      asked = after ? query.reject { |name, _| name == 'since' }.merge('after' => after) : query
      reply = call('send', 'GET', path, size ? asked.merge('limit' => size) : asked, nil, nil, nil)
      page = call('items', reply['body'])
      fresh = page.reject { |item| request[:identity] && seen[item[request[:identity]]] }
      fresh.each { |item| seen[item[request[:identity]]] = true } if request[:identity]
      found += fresh
      following = call('cursor', reply)
      if following.nil?
        cut = request[:whole] && input[request[:whole][:when]] && page.length >= size
        return_value = { request[:items] => found, 'count' => found.length, 'nextCursor' => nil, 'hasMore' => cut ? true : false }
        more = false
      elsif cursors.include?(following) || (wanted && found.length >= wanted) || (request[:most] && found.length >= request[:most])
        return_value = { request[:items] => found, 'count' => found.length, 'nextCursor' => following, 'hasMore' => following != cursors[0] }
        more = false
      else
        cursors << following
        after = following
      end
    end
    request[:reply] ? return_value.merge('reply' => reply) : return_value
  end,

  # All items of a list.
  all: lambda do |path, query, page_size|
    call('pages', path, query, {}, { items: 'all', page_size: page_size })['all']
  end,

  # One term of a filter.
  expression: lambda do |field, operator, value|
    "#{field} #{operator} #{value.to_json}"
  end,

  # Users for whom rows of conditions hold.
  search_users: lambda do |typed, request|
    input = call('given', typed, request)
    terms = input['conditions'].map do |row|
      row['value'].nil? ? "#{row['attribute']} pr" : call('expression', row['attribute'], row['operator'], row['value'])
    end
    search = terms.join(input['match'] == 'all' ? ' and ' : ' or ')
    call('pages', '/api/v1/users', call('query', request, input).merge('search' => search), input, request)
  end,

  # The user with an ID, login or email. A path takes no login with a slash.
  find_user: lambda do |typed, request|
    input = call('given', typed, request)
    text = input['userId']
    searched = lambda { |attribute| call('send', 'GET', '/api/v1/users', { 'search' => call('expression', attribute, 'eq', text) }, nil, nil, nil)['body'] }
    user = text.include?('/') ? searched.call('profile.login')[0] : call('find', call('path', request[:path], input))
    by_email = user.nil? && text.include?('@') ? searched.call('profile.email') : []
    error("#{by_email.length} users have this email. Use the ID or login of one of them.") if by_email.length > 1
    user ||= by_email[0]
    { 'found' => !user.nil?, 'user' => user }
  end,

  # The group of exactly this name.
  find_group: lambda do |typed, request|
    input = call('given', typed, request)
    found = call('send', 'GET', '/api/v1/groups', call('query', request, input).merge('limit' => 10_000), nil, nil, nil)['body'].select do |group|
      group.dig('profile', 'name').to_s.downcase == input['name'].downcase && (input['type'].nil? || group['type'] == input['type'])
    end
    error("#{found.length} groups are called \"#{input['name']}\". Choose a type, or use the ID.") if found.length > 1
    { 'found' => found.length == 1, 'group' => found[0] }
  end,

  # The application of exactly this label.
  find_app: lambda do |typed, request|
    input = call('given', typed, request)
    found = call('all', '/api/v1/apps', call('query', request, input).merge('includeNonDeleted' => true), 200).select do |app|
      app['label'].to_s.downcase == input['label'].downcase
    end
    error("#{found.length} applications have the label \"#{input['label']}\". Use the ID of one of them.") if found.length > 1
    { 'found' => found.length == 1, 'app' => found[0] }
  end,

  # Whether a group is among those of a user.
  is_in_group: lambda do |typed, request|
    input = call('given', typed, request)
    found = call('all', call('path', request[:path], input), {}, 200).any? { |group| group['id'] == input['groupId'] }
    call('read', call('path', '/api/v1/groups/{groupId}', input)) unless found
    { 'groupId' => input['groupId'], 'userId' => input['userId'], 'inGroup' => found }
  end,

  # Linked users, with the IDs that their links end in.
  list_linked_users: lambda do |typed, request|
    page = call('list', typed, request)
    ids = page['linkedUsers'].map { |one| one.dig('_links', 'self', 'href').to_s.split('/').last }
    page.merge('userIds' => ids)
  end,

  # Administrators, with their names and roles: Okta's list has their IDs alone. Names are searched for, fifty at a time.
  list_admins: lambda do |typed, request|
    page = call('list', typed, request)
    if call('given', typed, request)['includeDetails']
      users = page['admins'].map { |one| one['id'] }.each_slice(50).flat_map do |ids|
        search = ids.map { |id| call('expression', 'id', 'eq', id) }.join(' or ')
        call('send', 'GET', '/api/v1/users', { 'search' => search, 'limit' => 50 }, nil, nil, nil)['body']
      end
      admins = page['admins'].map do |one|
        roles = call('find', "/api/v1/users/#{one['id']}/roles") || []
        one.merge('user' => users.find { |user| user['id'] == one['id'] }, 'roles' => roles)
      end
      page.merge('admins' => admins)
    else
      page
    end
  end,

  # Any call of Okta's API, one page or all of them.
  call_api: lambda do |typed, request|
    input = call('given', typed, request)
    query = (input['query'] || {}).reject { |name, _| name == 'since' && input['query']['after'] }
    if input['allPages']
      page = call('pages', input['path'], query, { 'after' => query['after'] }, { items: 'all', most: input['limit'] || 10_000, reply: true })
      reply = page['reply']
      body = page['all']
      following = page['nextCursor']
    else
      reply = call('send', input['method'], input['path'], query, input['body'], input['headers'], nil)
      body = reply['body']
      following = call('cursor', reply)
    end
    headers = reply['headers']
    reset = headers['x-rate-limit-reset']
    numbers = { 'rateLimitLimit' => 'x-rate-limit-limit', 'rateLimitRemaining' => 'x-rate-limit-remaining' }.
      transform_values { |name| headers[name] && headers[name].to_i }
    {
      'status' => reply['status'],
      'headers' => {
        'requestId' => headers['x-okta-request-id'],
        'rateLimitReset' => reset && Time.at(reset.to_i).utc.strftime('%Y-%m-%dT%H:%M:%S.000Z'),
        'etag' => headers['etag']
      }.merge(numbers),
      'body' => body,
      'nextCursor' => following
    }
  end,

  # The targets of a role.
  list_role_targets: lambda do |typed, request|
    input = call('given', typed, request)
    call('pages', call('targets_path', input), call('query', request, input), input, request)
  end
}
