{
  # One JSON value over another, each object by itself.
  merged: lambda do |under, over|
    both = under.is_a?(Hash) && over.is_a?(Hash)
    both ? under.merge(over.map { |name, value| [name, under.key?(name) ? call('merged', under[name], value) : value] }.to_h) : over
  end,

  # Whether merging a value into another would leave it as it is. What is not there is as good as an empty list.
  holds: lambda do |under, over, any_order|
    under = over.is_a?(Array) ? [] : (over.is_a?(Hash) ? {} : nil) if under.nil?
    if under.is_a?(Hash) && over.is_a?(Hash)
      over.all? { |name, value| call('holds', under[name], value, any_order) }
    elsif under.is_a?(Array) && over.is_a?(Array)
      same = lambda { |one, other| call('holds', one, other, any_order) && call('holds', other, one, any_order) }
      if any_order
        [[under, over], [over, under]].all? { |part, whole| part.all? { |item| whole.any? { |one| same.call(one, item) } } }
      else
        under.length == over.length && under.zip(over).all? { |one, other| same.call(one, other) }
      end
    else
      under == over
    end
  end,

  # The object on which an action works: its path without the operation.
  object_path: lambda do |request, input|
    call('path', request[:path].gsub(%r{/(lifecycle|credentials)/\w+$}, ''), input)
  end,

  # An action on the state of an object: nothing is sent where it is in the wanted state already.
  change_state: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('object_path', request, input)
    before = call('read', path)
    if (request[:done] || []).include?(before['status'])
      before.merge('changed' => false)
    else
      answered = call('ask', request, input)['body']
      # A change of credentials answers with the credentials alone.
      answered = { 'credentials' => answered } if answered.is_a?(Hash) && answered['provider'] && !answered['id']
      (answered.is_a?(Hash) ? answered : {}).merge(call('read', path)).merge('changed' => true)
    end.merge(call('outputs', request[:gives], input))
  end,

  # A user of an external identity provider is converted already.
  convert_user: lambda do |typed, request|
    before = call('read', call('object_path', request, call('given', typed, request)))
    before.dig('credentials', 'provider', 'type') == 'FEDERATION' ? before.merge('changed' => false) : call('change_state', typed, request)
  end,

  # Deletes an object, if it is in a state in which Okta does.
  delete_object: lambda do |typed, request|
    input = call('given', typed, request)
    status = request[:from] ? call('read', call('path', request[:path], input))['status'] : nil
    error("It is #{status}, and Okta deletes it only if it is #{request[:from].join(' or ')}.") if request[:from] && !request[:from].include?(status)
    call('ask', request, input)
    call('outputs', request[:gives], input)
  end,

  # Deletes an application, if wanted after deactivating it.
  delete_app: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('path', request[:path], input)
    if input['deactivateFirst'] && call('read', path)['status'] == 'ACTIVE'
      call('send', 'POST', "#{path}/lifecycle/deactivate", {}, nil, nil, nil)
    end
    call('delete_object', typed, request)
  end,

  # Deletes a user, if wanted after deactivating the user. Okta's call only deactivates a user who is not deactivated yet.
  # Deactivating may take Okta some seconds, and the user is not deleted until then.
  delete_user: lambda do |typed, request|
    input = call('given', typed, request)
    user = call('read', call('path', request[:path], input))
    path = "/api/v1/users/#{user['id']}"
    status = user['status']
    if status != 'DEPROVISIONED'
      error("The user is #{status}. Turn on \"Deactivate first\" to deactivate and delete.") unless input['deactivateFirst']
      call('send', 'POST', "#{path}/lifecycle/deactivate", call('query', request, input), nil, nil, true) unless user['transitioningToStatus']
      status = call('read', path)['status']
    end
    call('send', 'DELETE', path, call('query', request, input), nil, nil, true) if status == 'DEPROVISIONED'
    left = call('find', path)
    { 'userId' => user['id'], 'deleted' => left.nil?, 'status' => left && left['status'] }
  end,

  # Creates a user, whose login is the email where none is given. A whole bcrypt hash is taken apart, as Okta wants it.
  create_user: lambda do |typed, request|
    profile = typed['profile']
    login = call('filled', profile['login']) || profile['email']
    hash = typed['passwordHash'] || {}
    parts = hash['value'].to_s.strip.match(%r{\A\$2[abxy]?\$(\d\d)\$([./\w]{22})([./\w]{31})\z})
    hash = hash.merge('workFactor' => parts[1].to_i, 'salt' => parts[2], 'value' => parts[3]) if parts
    input = typed.merge('profile' => profile.merge('login' => login)).merge(hash.empty? ? {} : { 'passwordHash' => hash })
    call('perform', input, request)
  end,

  # Changes a part of the profile of a group. Okta's PUT overwrites all of it.
  merge_group: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('path', request[:path], input)
    group = call('read', path)
    error("The group is of type #{group['type']}, and cannot be changed here.") unless [nil, 'OKTA_GROUP'].include?(group['type'])
    profile = group['profile'].merge(call('body', request, input)['profile'] || {})
    call('send', 'PUT', path, {}, { 'profile' => profile }, nil, nil)['body']
  end,

  # Changes a part of an object. Okta's PUT overwrites all of it, so it is read and merged first.
  merge_object: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('path', request[:path], input)
    before = call('read', path)
    changes = call('merged', input[request[:merge][:more]] || {}, call('body', request, input))
    if call('holds', before, changes, request[:merge][:sets])
      before.merge('changed' => false)
    else
      writable = before.reject { |name, _| request[:merge][:without].include?(name) }
      call('send', 'PUT', path, {}, call('merged', writable, changes), nil, nil)['body'].merge('changed' => true)
    end
  end,

  # Creates a rule, which Okta makes inactive, and activates it if that is wanted.
  create_rule: lambda do |typed, request|
    input = call('given', typed, request)
    rule = call('perform', typed, request)
    path = "#{request[:path]}/#{rule['id']}"
    if input['activate']
      call('send', 'POST', "#{path}/lifecycle/activate", {}, nil, nil, nil)
      call('read', path)
    else
      rule
    end
  end,

  # What was typed of an event hook, as Okta wants it.
  hook_input: lambda do |typed|
    input = typed.dup
    input['events'] = [typed['events']].flatten.flat_map { |text| text.split(/[\s,]+/) } if typed['events']
    input['authScheme'] = { 'type' => 'HEADER' }.merge(typed['authScheme']) if typed['authScheme']
    filters = (typed['filters'] || []).map { |one| { 'event' => one['event'], 'condition' => { 'expression' => one['expression'] } } }
    input['filters'] = filters.empty? ? nil : { 'type' => 'EXPRESSION_LANGUAGE', 'eventFilterMap' => filters } if typed['filters']
    input
  end,

  # Creates an event hook. Its header is called Authorization, unless it has another name.
  create_event_hook: lambda do |typed, request|
    header = typed['authScheme'] && { 'authScheme' => { 'key' => 'Authorization' }.merge(typed['authScheme']) }
    call('perform', call('hook_input', typed.merge(header || {})), request)
  end,

  # Changes a part of an event hook.
  update_event_hook: lambda do |typed, request|
    call('merge_object', call('hook_input', typed), request)
  end,

  # Asks the service of an event hook whether it listens.
  verify_event_hook: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('object_path', request, input)
    before = call('read', path)
    call('ask', request, input)
    after = call('read', path)
    after.merge('changed' => after['verificationStatus'] != before['verificationStatus'])
  end,

  # Revokes one grant of a user, all of one client, or all.
  revoke_grants: lambda do |typed, request|
    input = call('given', typed, request)
    path = { 'grant' => 'grants/{grantId}', 'client' => 'clients/{clientId}/grants', 'all' => 'grants' }[input['which']]
    call('send', 'DELETE', call('path', "/api/v1/users/{userId}/#{path}", input), {}, nil, nil, nil)
    call('outputs', request[:gives], input)
  end,

  # Revokes one refresh token of a user, all of one client, or all. Okta has no call for all, so the clients are read first.
  revoke_refresh_tokens: lambda do |typed, request|
    input = call('given', typed, request)
    clients = '/api/v1/users/{userId}/clients'
    tokens = "#{clients}/{clientId}/tokens#{input['which'] == 'token' ? '/{tokenId}' : ''}"
    of_all = input['which'] == 'all' ? call('all', call('path', clients, input), {}, nil).map { |client| client['client_id'] } : nil
    (of_all || [input['clientId']]).each do |id|
      call('send', 'DELETE', call('path', tokens, input.merge('clientId' => id)), {}, nil, nil, nil)
    end
    call('outputs', request[:gives], input)
  end,

  # The schema of a user type, whose ID is that of the type but for its beginning.
  schema_path: lambda do |request, input|
    call('path', request[:path], { 'userTypeId' => input['userTypeId'].to_s.sub(/^oty/, 'osc') })
  end,

  get_schema: lambda do |typed, request|
    call('read', call('schema_path', request, call('given', typed, request)))
  end,

  # Removes an attribute that the org added.
  remove_schema_property: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('schema_path', request, input)
    schema = call('read', path)
    error("\"#{input['name']}\" is one of Okta's own attributes, which cannot be removed.") if schema.dig('definitions', 'base', 'properties', input['name'])
    if schema.dig('definitions', 'custom', 'properties', input['name'])
      custom = { 'id' => '#custom', 'type' => 'object', 'properties' => { input['name'] => nil } }
      call('send', 'POST', path, {}, { 'definitions' => { 'custom' => custom } }, nil, nil)['body'].merge('changed' => true)
    else
      schema.merge('changed' => false)
    end
  end
}
