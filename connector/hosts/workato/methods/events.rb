{
  # A term of a filter of the System Log: one of the values in one of the fields.
  term: lambda do |fields, operator, values|
    terms = values.flat_map { |value| fields.map { |field| call('expression', field, operator, value) } }
    terms.length > 1 ? "(#{terms.join(' or ')})" : terms[0]
  end,

  filter: lambda do |source, input|
    terms = (source[:where] || []).map do |condition|
      given = [input[condition[:input]]].flatten.compact.reject { |value| value == '' }
      given = given.flat_map { |value| condition[:beginnings].transform_keys(&:to_s)[value] || [] } if condition[:beginnings]
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
  parts: lambda do |event, lifts|
    lifts.map do |name, lift|
      value =
        if lift[:target]
          target = (event['target'] || []).find { |one| [one['type'], '*'].include?(lift[:target]) }
          target.nil? && lift[:otherwise] ? call('dig', event, lift[:otherwise]) : (lift[:part] ? target && target[lift[:part]] : target)
        elsif lift[:path]
          found = call('dig', event, lift[:path])
          found = call('dig', event, lift[:otherwise]) if found.nil? && lift[:otherwise]
          lift[:ends] ? lift[:ends].transform_keys(&:to_s)[found.to_s.split('.').last] : found
        else
          words = call('dig', event, lift[:words])
          words.is_a?(String) ? words.split(',').map(&:strip).reject { |word| word == '' } : words
        end
      [name.to_s, value]
    end.to_h
  end,

  # Lists events of the System Log, each with a summary beside what is Okta's.
  list_events: lambda do |typed, request|
    input = call('given', typed, request)
    log = request[:log]
    since = log[:hours] ? { 'since' => (now - (input[log[:hours]].to_f * 3600)).utc.strftime('%Y-%m-%dT%H:%M:%S.%LZ') } : {}
    filter = call('filter', log, input)
    query = call('query', request, input).merge(since).merge(filter == '' ? {} : { 'filter' => filter })
    page = call('pages', request[:path], query, input, request)
    events = log[:summary] ? page['events'].map { |event| event.merge('summary' => call('parts', event, log[:summary])) } : page['events']
    page.merge('events' => events)
  end,

  # Has the gateway tell of events.
  subscribe: lambda do |connection, url, trigger, input|
    call('gateway', connection, '/v1/subscriptions', { 'trigger' => trigger, 'input' => input, 'url' => url })
  end,

  unsubscribe: lambda do |connection, subscription|
    delete("#{connection['gateway'].sub(%r{/+$}, '')}/v1/subscriptions/#{subscription['id']}").
      headers('X-API-Key' => connection['gatewayKey']).
      after_error_response(/.*/) { |status, text, _headers, _message| status.to_i == 404 ? {} : error(text) }
  end,

  # Reads on in the System Log. An empty page ends a poll, though Okta always gives a next link. Where Okta refuses the place
  # at which it was, it begins an hour before the last event, and Workato leaves out what it has seen.
  poll: lambda do |input, closure, source, lifts|
    state = closure || {}
    since = state['since'] || call('filled', input['startFrom']) || now.utc.strftime('%Y-%m-%dT%H:%M:%S.%LZ')
    filter = call('filter', source, input)
    query = filter == '' ? { 'limit' => 1000 } : { 'limit' => 1000, 'filter' => filter }
    place = state['after'] ? { 'after' => state['after'] } : { 'since' => since }
    begin
      reply = call('send', 'GET', '/api/v1/logs', query.merge(place), nil, nil, nil)
    rescue StandardError => refused
      raise unless state['after'] && refused.message.start_with?('400 ')

      earlier = (Time.parse(since) - 3600).utc.strftime('%Y-%m-%dT%H:%M:%S.%LZ')
      reply = call('send', 'GET', '/api/v1/logs', query.merge('since' => earlier), nil, nil, nil)
    end
    events = reply['body']
    latest = events.empty? ? since : events.last['published']
    {
      events: events.map { |event| event.merge(call('parts', event, lifts)) },
      next_poll: { 'after' => call('cursor', reply) || state['after'], 'since' => latest },
      can_poll_more: events.length >= 1000
    }
  end
}
