{
  # The address of the org, from what people type or paste: acme, acme.okta.com, or a page of its Admin Console. The key is
  # sent there alone, and never without https but to a sandbox on this machine. What cannot be an address leads nowhere.
  origin: lambda do |connection|
    host = connection['domain'].to_s.strip.downcase.sub(%r{\Ahttps?://}, '').sub(%r{[/?#].*\z}m, '')
    host = "#{host}.okta.com" unless host.include?('.')
    host = host.sub(/-admin\.(okta|oktapreview|okta-emea|okta-gov)\.com\z/, '.\\1.com')
    local = host =~ /\A127\.0\.0\.1:\d+\z/
    host = 'not-an-address.invalid' unless local || host =~ /\A[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}\z/
    local ? "http://#{host}" : "https://#{host}"
  end,

  # The address of the org, if it can be one.
  address: lambda do |connection|
    origin = call('origin', connection)
    error("#{connection['domain']} cannot be the address of an org. Enter it as acme.okta.com.") if origin.end_with?('.invalid')
    origin
  end,

  # An access token of a service app, for an hour. What it signs with is a key of RSA, or a shorter one of P-256.
  token: lambda do |connection|
    address = "#{call('address', connection)}/oauth2/v1/token"
    key = connection['privateKey'].to_s.gsub('\n', "\n")
    claims = { iss: connection['clientId'], sub: connection['clientId'], aud: address, iat: now.to_i, exp: now.to_i + 300, jti: workato.uuid }
    named = call('filled', connection['keyId']) ? { kid: call('filled', connection['keyId']) } : {}
    assertion = workato.jwt_encode(claims, key, key.length < 600 ? 'ES256' : 'RS256', named)
    form = {
      grant_type: 'client_credentials',
      scope: connection['scopes'],
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion
    }
    answer = post(address, form).request_format_www_form_urlencoded.
      after_error_response(/.*/) do |_status, text, _headers, _message|
        said = workato.parse_json(text) rescue {}
        dpop = said['error'] == 'invalid_dpop_proof' ? ' The app asks for DPoP, which only the gateway can do.' : ''
        error("Okta gave no access token: #{said['error_description'] || text}.#{dpop}")
      end
    { 'access_token' => answer['access_token'] }
  end,

  # The value without spaces around it; nil for an empty field.
  filled: lambda do |value|
    value = value.strip if value.is_a?(String)
    value == '' ? nil : value
  end,

  # An object that was typed as JSON. Workato gives this method and the next one the value of a field, and of a list each item first.
  json: lambda do |value|
    value.is_a?(String) && value.strip =~ /\A[\[{]/ ? JSON.parse(value) : value
  rescue JSON::ParserError
    raise 'What was typed as JSON is not valid.'
  end,

  # A list of texts that was typed with commas, or line by line.
  texts: lambda do |value|
    value.is_a?(String) ? value.split(/[,\n]/).map(&:strip).reject { |text| text == '' } : value.flatten
  end,

  # The input, with what a field that was left out means.
  given: lambda do |typed, request|
    input = (request[:defaults] || {}).transform_keys(&:to_s).merge(typed.reject { |_, value| call('filled', value).nil? })
    (request[:usual] || {}).each do |name, usual|
      value = usual[:of].transform_keys(&:to_s)[input[usual[:by]].to_s]
      input[name.to_s] = value if input[name.to_s].nil? && !value.nil?
    end
    input
  end,

  # Fills a path such as /api/v1/users/{userId} from the input. Without a part, or with two dots, it would lead to something else.
  path: lambda do |template, input|
    template.gsub(/\{\w+\}/) do |place|
      part = call('filled', input[place[1..-2]]).to_s
      error("#{place[1..-2]} is \"#{part}\", which cannot be an ID.") if ['', '.', '..'].include?(part)
      part.encode_url
    end
  end,

  # The parameters of a query, without the fields that were left out.
  query: lambda do |request, input|
    names = request[:query] || {}
    query = names.map { |name, field| [name.to_s, call('filled', input[field])] }.reject { |_, value| value.nil? }.to_h
    query = query.merge((request.dig(:fixed, :query) || {}).transform_keys(&:to_s))
    also = request[:instead]
    return_query = also && input[also[:when]] && also[:without].none? { |name| input[name].present? }
    return_query ? query.merge(also[:query].transform_keys(&:to_s)) : query
  end,

  # Puts a value into a body, at a place such as credentials.password.value.
  place: lambda do |body, place, value|
    name, rest = place.split('.', 2)
    body.merge(name => rest ? call('place', body[name] || {}, rest, value) : value)
  end,

  # The body of a call; nil for a call without one.
  body: lambda do |request, input|
    fixed = request.dig(:fixed, :body)
    filled = (request[:body] || {}).map { |place, field| [place.to_s, call('filled', input[field])] }
    body = filled.reject { |_, value| value.nil? }.reduce(workato.parse_json((fixed || {}).to_json)) do |all, (place, value)|
      call('place', all, place, value)
    end
    request[:body] || fixed ? body : nil
  end,

  headers: lambda do |request, input|
    (request[:headers] || {}).map { |name, field| [name.to_s, call('filled', input[field])] }.reject { |_, value| value.nil? }.to_h
  end,

  # Says what Okta said, with the reason for each field.
  fail: lambda do |status, text|
    said = workato.parse_json(text) rescue {}
    causes = (said['errorCauses'] || []).map { |cause| cause['errorSummary'] }
    reasons = [said['errorSummary'] || text, *causes].compact.join(' ')
    error("#{status} #{said['errorCode']} #{reasons} #{said['errorId']}".squeeze(' '))
  end,

  # One call to Okta. Gives back status, body and headers of the reply. What Okta does not find is an error, unless it may be
  # absent. A 429 or 5xx is left to Workato, which tries again only what nobody has handled.
  send: lambda do |method, path, query, body, headers, absent|
    error("#{path} is not a path of the org.") unless path =~ %r{\A/(?!/)} && path !~ %r{(\A|/)(\.|%2e){1,2}(/|\z)|\\|[?#]}i
    request =
      case method
      when 'GET' then get(path, query)
      when 'POST' then post(path, body).params(query)
      when 'PUT' then put(path, body).params(query)
      else delete(path).params(query)
      end
    # Workato sends a request only when its reply is looked at, and writes its headers with lines for dashes.
    request.headers(headers || {}).
      after_error_response(*((400..499).to_a - [429])) do |status, text, _headers, _message|
        absent && status.to_i == 404 ? { 'status' => 404 } : call('fail', status, text)
      end.
      after_response do |status, body, headers|
        { 'status' => status, 'body' => body, 'headers' => headers.map { |name, value| [name.to_s.downcase.gsub('_', '-'), value] }.to_h }
      end.to_h
  end,

  # The call of an action.
  ask: lambda do |request, input|
    call('send', request[:method], call('path', request[:path], input), call('query', request, input), call('body', request, input), call('headers', request, input), nil)
  end,

  # What is at a path; nil where Okta does not find it.
  find: lambda do |path|
    call('send', 'GET', path, {}, nil, nil, true)['body']
  end,

  # What is at a path.
  read: lambda do |path|
    call('send', 'GET', path, {}, nil, nil, nil)['body']
  end,

  # What an action gives that is not in Okta's answer.
  outputs: lambda do |given, input|
    (given || {}).map { |name, value| [name.to_s, value.is_a?(String) ? input[value] : value] }.to_h
  end,

  # A value without the secrets that were sent, which Okta may repeat.
  hidden: lambda do |value, secrets|
    case value
    when Hash then value.transform_values { |inner| call('hidden', inner, secrets) }
    when Array then value.map { |inner| call('hidden', inner, secrets) }
    when String then secrets.reduce(value) { |text, secret| text.gsub(secret, '[secret]') }
    else value
    end
  end,

  # An action that is one call.
  perform: lambda do |typed, request|
    input = call('given', typed, request)
    reply = call('ask', request, input)
    headers = (request[:reply_headers] || {}).map { |header, field| [field, reply['headers'][header.to_s]] }.to_h
    answer = request[:gives] ? call('outputs', request[:gives], input) : (reply['body'].is_a?(Hash) ? reply['body'] : {})
    secrets = (request[:secrets] || []).map { |name| input[name].to_s }.select { |secret| secret.length >= 8 }
    call('hidden', answer.merge(headers.reject { |_, value| value.nil? }), secrets)
  end,

  # A step of off-boarding, which succeeds for a user who was deleted before. An ID of Okta's own form that is not found is one.
  unless_gone: lambda do |way, typed, request|
    input = call('given', typed, request)
    is_id = input['userId'].to_s =~ /\A00u[a-zA-Z0-9]{17}\z/
    if is_id && call('find', call('path', '/api/v1/users/{userId}', input)).nil?
      call('outputs', request[:gone], input).merge('alreadyGone' => true)
    else
      call(way, typed, request).merge('alreadyGone' => false)
    end
  end,

  # An action that is more than a few calls runs in a gateway of your own: okta-connector serve.
  gateway: lambda do |connection, path, input|
    address = call('filled', connection['gateway'])
    error('This needs the gateway: run "okta-connector serve", and enter its address in the connection.') unless address
    post("#{address.sub(%r{/+$}, '')}#{path}", input).
      headers('X-API-Key' => connection['gatewayKey']).
      after_error_response(/.*/) do |_status, text, _headers, _message|
        said = workato.parse_json(text) rescue {}
        error("#{said.dig('error', 'code')} #{said.dig('error', 'message') || text}")
      end
  end
}
