# frozen_string_literal: true

# Runs a connector file as Workato's Connector SDK does, as far as our files use its words. It knows nothing of our
# connector: what it is asked for comes as one JSON object a line, and each answer goes out so.

require 'json'
require 'net/http'
require 'uri'

class Object
  def blank? = respond_to?(:empty?) ? empty? : !self
  def present? = !blank?
end

class String
  def encode_url = URI.encode_www_form_component(self).gsub('+', '%20')
  def decode_url = URI.decode_www_form_component(self)
end

class Failed < StandardError; end

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

  def after_response(&block)
    @then = block
    self
  end

  def after_error_response(pattern, &block)
    @refused << [pattern, block]
    self
  end

  def answer
    return @answer if defined?(@answer)

    uri = URI(@url.start_with?('http') ? @url : @host.base_uri + @url)
    query = @params.empty? ? nil : URI.encode_www_form(@params)
    uri.query = [uri.query, query].compact.join('&') if query
    asked = Net::HTTP.const_get(@verb.capitalize).new(uri)
    @host.authorization(uri.to_s).merge(@headers).each { |name, value| asked[name] = value }
    if @body
      asked['Content-Type'] = 'application/json'
      asked.body = @body.to_json
    end
    reply = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(asked) }
    headers = reply.each_header.to_h
    status = reply.code.to_i
    if status >= 400
      _, block = @refused.find { |pattern, _| pattern.is_a?(Integer) ? pattern == status : pattern.match?(reply.body.to_s) }
      raise Failed, "#{status} #{reply.body}" unless block

      return @answer = @host.instance_exec(status, reply.body, headers, reply.message, &block)
    end
    body = reply.body.to_s.empty? ? {} : JSON.parse(reply.body)
    @answer = @then ? @host.instance_exec(status, body, headers, &@then) : body
  end

  def method_missing(name, *given, **named, &block) = answer.public_send(name, *given, **named, &block)

  def respond_to_missing?(*) = true
end

# The words that the lambdas of a connector may use.
class Host
  attr_reader :connector
  attr_accessor :connection

  def initialize(file)
    @connector = instance_eval(File.read(file), file)
  end

  def base_uri = instance_exec(connection, &connector[:connection][:base_uri])

  def authorization(url)
    @url = url
    @collected = {}
    instance_exec(connection, &connector[:connection][:authorization][:apply])
    @collected
  end

  def current_url = @url
  def headers(given) = @collected.merge!(given)
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
    execute = connector[:actions].fetch(name.to_sym)[:execute]
    continue = {}
    loop do
      given = execute.arity > 2 ? [connection, input, [], [], continue] : [connection, input]
      again = catch(:again) { return plain(instance_exec(*given, &execute)) }
      sleep(again[:seconds] / 50.0)
      continue = JSON.parse(again[:continue].to_json)
    end
  end

  def poll(name, input, closure)
    instance_exec(connection, input, closure, &connector[:triggers].fetch(name.to_sym)[:poll])
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
      found << "#{here}: a number without conversion" if form && field[:type] == 'integer' && !field[:convert_input]
      depends = field[:ngIf].to_s.scan(/input\.(\w+)/).flatten + (field[:pick_list_params] || {}).values
      unknown = depends.reject { |name| fields.any? { |one| one[:name] == name } }
      found << "#{here}: depends on #{unknown.join(', ')}" unless unknown.empty?
      found + faults(field[:properties] || [], here, form)
    end
  end

  def lint
    %i[actions triggers].flat_map do |kind|
      connector[kind].flat_map do |name, of|
        found = []
        found << "#{name}: no title" if of[:title].to_s.empty?
        found << "#{name}: not run" unless of[kind == :actions ? :execute : :poll]
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
        when 'poll' then host.poll(asked['name'], asked['input'], asked['closure'])
        when 'dedup' then host.connector[:triggers].fetch(asked['name'].to_sym)[:dedup].call(asked['event'])
        when 'choices' then host.choices(asked['name'], asked['input'])
        end
      { result: result }
    rescue Failed => failure
      { error: failure.message }
    end
  puts JSON.generate(said)
  $stdout.flush
end
