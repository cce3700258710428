# frozen_string_literal: true

# Runs a connector file as Workato's Connector SDK does, as far as our files use its words. It knows nothing of our
# connector: what it is asked for comes as one JSON object a line, and each answer goes out so.

require 'base64'
require 'json'
require 'net/http'
require 'openssl'
require 'securerandom'
require 'time'
require 'uri'

class Object
  def blank? = respond_to?(:empty?) ? empty? : !self
  def present? = !blank?
end

class String
  def encode_url = URI.encode_www_form_component(self).gsub('+', '%20')
  def decode_url = URI.decode_www_form_component(self)
  def encode_sha256 = OpenSSL::Digest::SHA256.digest(self)
  def encode_hex = unpack1('H*')
end

class Failed < RuntimeError; end

# A reply that nobody has handled. Workato tries an action again for these alone.
class Refused < Failed
  attr_reader :verb, :status

  def initialize(verb, status, text)
    @verb = verb
    @status = status
    super("#{status} #{text}")
  end
end

# What the lambda that authorizes a request may use: no method of the connector, and none of Ruby's own.
class Applied < BasicObject
  attr_reader :current_url

  def initialize(url, headers)
    @current_url = url
    @headers = headers
  end

  def headers(given) = @headers.merge!(given.transform_keys(&:to_s))
end

# A request, which is sent when its answer is looked at.
class Request
  def initialize(host, verb, url)
    @host = host
    @verb = verb
    @url = url
    @params = {}
    @headers = {}
    @refused = []
  end

  def params(given)
    @params.merge!(given.transform_keys(&:to_s))
    self
  end

  def payload(given)
    @body = (@body || {}).merge(given)
    self
  end

  def headers(given)
    @headers.merge!(given.transform_keys(&:to_s))
    self
  end

  def request_format_www_form_urlencoded
    @form = true
    self
  end

  def after_response(&block)
    @then = block
    self
  end

  def after_error_response(*patterns, &block)
    @refused = [patterns, block]
    self
  end

  # What an error was made into is not kept: the next look sends the request again.
  def answer
    return @answer if defined?(@answer)

    # A path with dots leads where they lead.
    uri = URI(@host.base_uri).merge(@url)
    query = @params.empty? ? nil : URI.encode_www_form(@params)
    uri.query = [uri.query, query].compact.join('&') if query
    reply = sent(uri)
    reply = sent(uri) if @host.renewed?(reply.code.to_i)
    headers = reply.each_header.to_h { |name, value| [name.tr('-', '_').to_sym, value] }
    status = reply.code.to_i
    if status >= 400
      patterns, block = @refused
      handled = (patterns || []).any? { |pattern| pattern.is_a?(Integer) ? pattern == status : pattern.match?(reply.message) }
      raise Refused.new(@verb, status, reply.body) unless handled

      return @host.instance_exec(status, reply.body, headers, reply.message, &block)
    end
    body = reply.body.to_s.empty? ? {} : JSON.parse(reply.body)
    @answer = @then ? @host.instance_exec(status, body, headers, &@then) : body
  end

  # The headers that authorize come last.
  def sent(uri)
    asked = Net::HTTP.const_get(@verb.capitalize).new(uri)
    asked['Accept'] = 'application/json'
    asked['Content-Type'] = @form ? 'application/x-www-form-urlencoded' : 'application/json' if @body
    @headers.merge(@host.authorization(uri.to_s)).each { |name, value| asked[name] = value }
    asked.body = @form ? URI.encode_www_form(@body) : @body.to_json if @body
    Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(asked) }
  end

  def to_h = answer.to_h
  def method_missing(name, *given, **named, &block) = answer.public_send(name, *given, **named, &block)

  def respond_to_missing?(*) = true
end

# What the lambda that tells the address of the org may use: nothing.
NOBODY = Object.new

# The words that the lambdas of a connector may use.
class Host
  attr_reader :connector
  attr_accessor :connection

  def initialize(file)
    @connector = instance_eval(File.read(file), file)
  end

  def base_uri = NOBODY.instance_exec(connection, &connector[:connection][:base_uri])

  # The chosen kind of authentication.
  def chosen
    kinds = connector[:connection][:authorization]
    kinds[:options].fetch(instance_exec(connection, &kinds[:selected]).to_sym)
  end

  # The headers of a request. What is acquired first is acquired once, and by requests without them.
  def authorization(url)
    return {} if @acquiring

    acquire if chosen[:acquire] && !connection['access_token']
    collected = {}
    Applied.new(url, collected).instance_exec(connection, &chosen[:apply])
    collected
  end

  def acquire
    @acquiring = true
    connection.merge!(instance_exec(connection, &chosen[:acquire]))
  ensure
    @acquiring = false
  end

  # Whether a refused request is sent again, with what was acquired anew.
  def renewed?(status)
    return false if @acquiring || !(chosen[:refresh_on] || []).include?(status)

    acquire
    true
  end

  def uuid = SecureRandom.uuid

  def jwt_encode(claims, key, algorithm, headers = {})
    pair = OpenSSL::PKey.read(key)
    part = ->(value) { Base64.urlsafe_encode64(value, padding: false) }
    text = [{ alg: algorithm, **headers }, claims].map { |value| part.call(value.to_json) }.join('.')
    signature = pair.sign('SHA256', text)
    if algorithm == 'ES256'
      signature = OpenSSL::ASN1.decode(signature).value.map { |number| number.value.to_s(2).rjust(32, "\0") }.join
    end
    "#{text}.#{part.call(signature)}"
  end

  def error(message) = raise(Failed, message)
  def now = Time.now
  def workato = self
  def parse_json(text) = JSON.parse(text)

  %w[get post put patch delete].each do |verb|
    define_method(verb) do |url, given = nil|
      request = Request.new(self, verb, url)
      next request unless given

      verb == 'get' ? request.params(given) : request.payload(given)
    end
  end

  def call(name, *given) = instance_exec(*given, &connector[:methods].fetch(name.to_sym))

  def definitions
    Hash.new do |_, name|
      instance_exec(connection, {}, definitions, &connector[:object_definitions].fetch(name.to_sym)[:fields])
    end
  end

  def plain(value) = value.is_a?(Request) ? value.answer : value
  def fields(of, kind) = instance_exec(definitions, &of[kind])

  def reinvoke_after(seconds:, continue:) = throw(:again, { seconds: seconds, continue: continue })

  # An action that takes what it continues is run again when it asks for it. The wait is fifty times as short as on Workato.
  def run(name, input)
    action = connector[:actions].fetch(name.to_sym)
    input = converted(fields(action, :input_fields), input)
    continue = {}
    loop do
      again = catch(:again) { return tried(action, input, continue) }
      sleep(again[:seconds] / 50.0)
      continue = JSON.parse(again[:continue].to_json)
    end
  end

  CONVERSIONS = {
    'integer_conversion' => ->(value) { value.to_s.match?(/\A-?\d+\z/) ? value.to_i : value },
    'float_conversion' => ->(value) { value.to_s.match?(/\A-?[\d.]+\z/) ? value.to_f : value },
    'boolean_conversion' => ->(value) { value.to_s == 'true' }
  }.freeze

  # What was typed, as the form says that it is converted: an item of a list first by itself, and a method by itself alone.
  def converted(fields, input)
    input.to_h do |name, value|
      field = fields.find { |one| one[:name] == name } || {}
      named = field[:convert_input]
      convert = named && (CONVERSIONS[named] || connector[:methods].fetch(named.to_sym))
      inner = ->(one) { one.is_a?(Hash) && field[:properties] ? converted(field[:properties], one) : one }
      value = value.is_a?(Array) ? value.map { |one| convert ? convert.call(one) : inner.call(one) } : inner.call(value)
      [name, convert && !value.nil? ? convert.call(value) : value]
    end
  end

  # An action is tried again after a reply of the kinds that it names, without the waits of Workato.
  def tried(action, input, continue)
    left = action[:max_retries] || 0
    begin
      given = action[:execute].arity > 2 ? [connection, input, [], [], continue] : [connection, input]
      plain(instance_exec(*given, &action[:execute]))
    rescue Refused => refused
      verbs = (action[:retry_on_request] || %w[GET HEAD]).map(&:downcase)
      raise unless left.positive? && (action[:retry_on_response] || []).include?(refused.status) && verbs.include?(refused.verb)

      left -= 1
      retry
    end
  end

  def poll(name, input, closure)
    trigger = connector[:triggers].fetch(name.to_sym)
    instance_exec(connection, converted(fields(trigger, :input_fields), input), closure, &trigger[:poll])
  end

  def subscribe(name, url, input)
    plain(instance_exec(url, connection, input, &connector[:triggers].fetch(name.to_sym)[:webhook_subscribe]))
  end

  def notify(name, payload) = instance_exec({}, payload, &connector[:triggers].fetch(name.to_sym)[:webhook_notification])

  def unsubscribe(name, subscription)
    plain(instance_exec(subscription, connection, &connector[:triggers].fetch(name.to_sym)[:webhook_unsubscribe]))
  end

  def choices(name, given)
    plain(instance_exec(connection, **given.transform_keys(&:to_sym), &connector[:pick_lists].fetch(name.to_sym)))
  end

  TYPES = %w[string integer number boolean date date_time timestamp object array].freeze
  CONTROLS = %w[text text-area select checkbox multiselect integer number date date_time password].freeze

  # What breaks the rules of Workato's schema.
  def faults(fields, place, form)
    fields.flat_map do |field|
      here = "#{place}/#{field[:name]}"
      found = []
      found << "#{here}: no name" if field[:name].to_s.empty?
      found << "#{here}: no label" if field[:label].to_s.empty?
      found << "#{here}: type #{field[:type].inspect}" unless TYPES.include?(field[:type])
      found << "#{here}: control #{field[:control_type]}" if field[:control_type] && !CONTROLS.include?(field[:control_type])
      found << "#{here}: a choice of nothing" if field[:control_type] == 'select' && !field[:pick_list]
      if field[:pick_list].is_a?(String) && !connector[:pick_lists].key?(field[:pick_list].to_sym)
        found << "#{here}: no pick list #{field[:pick_list]}"
      end
      found << "#{here}: a list of what?" if field[:type] == 'array' && !field[:of]
      found << "#{here}: objects without fields" if field[:of] == 'object' && !field[:properties]
      toggle = field[:toggle_field]
      found << "#{here}: toggles another field" if toggle && toggle[:name] != field[:name]
      found << "#{here}: toggles whether it is needed" if toggle && toggle[:optional] != field[:optional]
      found << "#{here}: toggles without a hint" if toggle && !(field[:toggle_hint] && toggle[:toggle_hint] && toggle[:type])
      found << "#{here}: a number without conversion" if form && field[:type] == 'integer' && !field[:convert_input]
      depends = field[:ngIf].to_s.scan(/input\.(\w+)/).flatten + (field[:pick_list_params] || {}).values
      unknown = depends.reject { |name| fields.any? { |one| one[:name] == name } }
      found << "#{here}: depends on #{unknown.join(', ')}" unless unknown.empty?
      found + faults(field[:properties] || [], here, form)
    end
  end

  def lint
    kinds = connector[:connection][:authorization][:options]
    asked = [connector[:connection][:fields], *kinds.values.map { |kind| kind[:fields] }].flatten
    faults(asked, 'connection', true) + lint_of_parts
  end

  def lint_of_parts
    %i[actions triggers].flat_map do |kind|
      connector[kind].flat_map do |name, of|
        found = []
        found << "#{name}: no title" if of[:title].to_s.empty?
        found << "#{name}: not run" unless kind == :actions ? of[:execute] : of[:poll] || of[:webhook_subscribe]
        # What a hook says is what a trigger tells, or the sign to poll: a trigger with a hook is not polled by the clock.
        if of[:webhook_subscribe] && !of[:webhook_notification] == !of[:poll]
          found << "#{name}: a hook that tells nothing, or tells what is polled"
        end
        found << "#{name}: not deduplicated" if kind == :triggers && !of[:dedup]
        declared = fields(of, :output_fields)
        sample = instance_exec(connection, {}, &of[:sample_output])
        lost = sample.keys.reject { |key| declared.any? { |field| field[:name] == key } }
        found << "#{name}: the sample has #{lost.join(', ')}" unless lost.empty?
        found + faults(fields(of, :input_fields), name, true) + faults(declared, name, false)
      end
    end
  end
end

host = Host.new(ARGV[0])
$stdin.each_line do |line|
  asked = JSON.parse(line)
  host.connection = asked['connection']
  said =
    begin
      result =
        case asked['does']
        when 'lint' then host.lint
        when 'test' then host.plain(host.instance_exec(host.connection, &host.connector[:test]))
        when 'run' then host.run(asked['name'], asked['input'])
        when 'fields' then host.fields(host.connector[:actions].fetch(asked['name'].to_sym), asked['kind'].to_sym)
        when 'poll' then host.poll(asked['name'], asked['input'], asked['closure'])
        when 'subscribe' then host.subscribe(asked['name'], asked['url'], asked['input'])
        when 'notify' then host.notify(asked['name'], asked['payload'])
        when 'unsubscribe' then host.unsubscribe(asked['name'], asked['subscription'])
        when 'dedup' then host.instance_exec(asked['event'], &host.connector[:triggers].fetch(asked['name'].to_sym)[:dedup])
        when 'origin' then host.base_uri
        when 'choices' then host.choices(asked['name'], asked['input'])
        end
      { result: result }
    rescue RuntimeError => failure
      { error: failure.message }
    end
  puts JSON.generate(said)
  $stdout.flush
end
