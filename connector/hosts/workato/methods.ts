/**
 * What all actions and triggers of the written file share, in Ruby. A list is paged as `listPages` of the connector does it, a
 * call filled in as its `callOf` does it.
 */
export const methods = `{
  # The address of the org, from what people paste. The key is sent nowhere else.
  origin: lambda do |connection|
    domain = connection['domain'].to_s.strip.sub(%r{/.*$}m, '') unless connection['domain'].to_s =~ %r{^https?://}
    domain ||= connection['domain'].to_s.strip[%r{^https?://[^/]+}]
    domain = domain.sub(/-admin\\.(okta|oktapreview|okta-emea)\\.com/, '.\\\\1.com')
    domain.start_with?('http') ? domain : "https://#{domain}"
  end,

  # The value without spaces around it; nil for an empty field.
  filled: lambda do |value|
    value = value.strip if value.is_a?(String)
    value == '' ? nil : value
  end,

  # The input, with what a field that was left out means.
  given: lambda do |input, request|
    (request[:defaults] || {}).transform_keys(&:to_s).merge(input.reject { |_, value| call('filled', value).nil? })
  end,

  # Fills a path such as /api/v1/users/{userId} from the input.
  path: lambda do |template, input|
    template.gsub(/\\{\\w+\\}/) { |place| call('filled', input[place[1..-2]]).to_s.encode_url }
  end,

  # The parameters of a query, without the fields that were left out.
  query: lambda do |names, input|
    (names || {}).map { |name, field| [name.to_s, call('filled', input[field])] }.reject { |_, value| value.nil? }.to_h
  end,

  # Puts a value into a body, at a place such as credentials.password.value.
  place: lambda do |body, place, value|
    name, rest = place.split('.', 2)
    body[name] = rest ? call('place', body[name] || {}, rest, value) : value
    body
  end,

  body: lambda do |places, input|
    (places || {}).each_with_object({}) do |(place, field), body|
      value = call('filled', input[field])
      call('place', body, place.to_s, value) unless value.nil?
    end
  end,

  # Says what Okta said, with the reason for each field.
  fail: lambda do |status, text|
    said = workato.parse_json(text) rescue {}
    causes = (said['errorCauses'] || []).map { |cause| cause['errorSummary'] }
    reasons = [said['errorSummary'] || text, *causes].compact.join(' ')
    limit = status.to_i == 429 ? ' The rate limit of the org was reached: the job is tried again.' : ''
    error("#{status} #{said['errorCode']} #{reasons} #{said['errorId']}#{limit}".squeeze(' '))
  end,

  # One call to Okta. Gives back the body and the headers of the reply.
  send: lambda do |method, path, query, body|
    request =
      case method
      when 'GET' then get(path, query)
      when 'POST' then post(path, body).params(query)
      when 'PUT' then put(path, body).params(query)
      else delete(path).params(query)
      end
    request.after_error_response(/.*/) { |status, text, _headers, _message| call('fail', status, text) }.
      after_response { |_status, reply, headers| { 'body' => reply, 'headers' => headers } }
  end,

  # An action that is one call.
  perform: lambda do |typed, request|
    input = call('given', typed, request)
    reply = call('send', request[:method], call('path', request[:path], input), call('query', request[:query], input), call('body', request[:body], input))
    headers = (request[:reply_headers] || {}).map { |header, field| [field, reply['headers'][header.to_s]] }.to_h
    (reply['body'].is_a?(Hash) ? reply['body'] : {}).merge(headers.reject { |_, value| value.nil? })
  end,

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

  # As many pages of a list as the limit needs. The cursor continues exactly after the last item.
  list: lambda do |typed, request|
    input = call('given', typed, request)
    page_size = request[:whole] && input[request[:whole][:when]] ? request[:whole][:most] : request[:page_size]
    wanted = request[:limited] ? (input['limit'] || page_size).to_i : nil
    path = call('path', request[:path], input)
    query = call('query', request[:query], input)
    after = call('filled', input['after'])
    found = []
    seen = {}
    cursors = [after]
    more = true
    while more
      size = page_size && [page_size, (wanted || page_size) - found.length].min
      asked = after ? query.reject { |name, _| name == 'since' }.merge('after' => after) : query
      reply = call('send', 'GET', path, size ? asked.merge('limit' => size) : asked, nil)
      page = call('items', reply['body'])
      fresh = page.reject { |item| request[:identity] && seen[item[request[:identity]]] }
      fresh.each { |item| seen[item[request[:identity]]] = true } if request[:identity]
      found += fresh
      following = call('cursor', reply)
      if following.nil?
        cut = request[:whole] && input[request[:whole][:when]] && page.length >= size
        return_value = { request[:items] => found, 'count' => found.length, 'nextCursor' => nil, 'hasMore' => cut ? true : false }
        more = false
      elsif cursors.include?(following) || (wanted && found.length >= wanted)
        return_value = { request[:items] => found, 'count' => found.length, 'nextCursor' => following, 'hasMore' => following != cursors[0] }
        more = false
      else
        cursors << following
        after = following
      end
    end
    return_value
  end,

  # An action on the state of an object: nothing is sent where it is in the wanted state already.
  change_state: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('path', request[:path], input)
    object = path.gsub(%r{/(lifecycle|credentials)/\\w+$}, '')
    before = call('send', 'GET', object, {}, nil)['body']
    if (request[:done] || []).include?(before['status'])
      before.merge('changed' => false)
    else
      answered = call('send', 'POST', path, call('query', request[:query], input), call('body', request[:body], input))['body']
      after = call('send', 'GET', object, {}, nil)['body']
      # A change of credentials answers with the credentials alone.
      answered = { 'credentials' => answered } if answered.is_a?(Hash) && answered['provider'] && !answered['id']
      (answered.is_a?(Hash) ? answered : {}).merge(after).merge('changed' => true)
    end
  end,

  # An action that is more than one call runs in a gateway of your own: okta-connector serve.
  gateway: lambda do |connection, path, input|
    address = call('filled', connection['gateway'])
    error('This action needs the gateway: run "okta-connector serve", and enter its address in the connection.') unless address
    post("#{address.sub(%r{/+$}, '')}#{path}", input).
      headers('X-API-Key' => connection['gateway_key']).
      after_error_response(/.*/) do |_status, text, _headers, _message|
        said = workato.parse_json(text) rescue {}
        error("#{said.dig('error', 'code')} #{said.dig('error', 'message') || text}")
      end
  end,

  # A term of a filter of the System Log: one of the values in one of the fields.
  term: lambda do |fields, operator, values|
    terms = values.flat_map { |value| fields.map { |field| "#{field} #{operator} #{value.to_json}" } }
    terms.length > 1 ? "(#{terms.join(' or ')})" : terms[0]
  end,

  filter: lambda do |source, input|
    terms = (source[:where] || []).map do |condition|
      given = [input[condition[:input]]].flatten.compact.reject { |value| value == '' }
      given = given.flat_map { |value| (condition[:beginnings] || {})[value.to_sym] || [] } if condition[:beginnings]
      given.empty? ? nil : call('term', condition[:fields], condition[:beginnings] ? 'sw' : 'eq', given)
    end
    own = source[:filter] && call('filled', input[source[:filter]])
    [source[:kinds], *terms, own && "(#{own})"].compact.join(' and ')
  end,

  # The value at a path. A list on the way stands for each of its items.
  dig: lambda do |event, path|
    path.split('.').reduce([event]) do |at, name|
      at.flatten.select { |value| value.is_a?(Hash) && !value[name].nil? }.map { |value| value[name] }
    end.flatten(1)[0]
  end,

  # The parts of an event that are outputs of their own.
  lift: lambda do |event, lifts|
    parts = lifts.map do |name, lift|
      value =
        if lift[:target]
          target = (event['target'] || []).find { |one| [one['type'], '*'].include?(lift[:target]) }
          target.nil? && lift[:otherwise] ? call('dig', event, lift[:otherwise]) : (lift[:part] ? target && target[lift[:part]] : target)
        elsif lift[:path]
          call('dig', event, lift[:path])
        else
          words = call('dig', event, lift[:words])
          words.is_a?(String) ? words.split(',').map(&:strip).reject { |word| word == '' } : words
        end
      [name.to_s, value]
    end
    event.merge(parts.to_h)
  end,

  # Reads on in the System Log. An empty page ends a poll, though Okta always gives a next link.
  poll: lambda do |input, closure, source, lifts|
    state = closure || {}
    query = state['after'] ? { 'after' => state['after'] } : { 'since' => call('filled', input['startFrom']) || now.utc.strftime('%Y-%m-%dT%H:%M:%S.%LZ') }
    filter = call('filter', source, input)
    query['filter'] = filter unless filter == ''
    reply = call('send', 'GET', '/api/v1/logs', query.merge('limit' => 1000), nil)
    events = reply['body']
    {
      events: events.map { |event| call('lift', event, lifts) },
      next_poll: { 'after' => call('cursor', reply) || state['after'] },
      can_poll_more: events.length >= 1000
    }
  end
}`;
