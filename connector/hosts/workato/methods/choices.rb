{
  # What is at a place of a template of a label, such as {name|id}, {status!ACTIVE} or {created:10}.
  place_in: lambda do |place, item|
    place[1..-2].split('|').map do |alternative|
      path, unless_value, length = alternative.match(/\A([^!:]*)(?:!(\w+))?(?::(\d+))?\z/).captures
      value = path.split('.').reduce(item) { |at, key| at.is_a?(Hash) ? at[key] : nil }
      text = value.is_a?(Array) ? value.join(', ') : (value.is_a?(String) ? value : '')
      text = '' if text == unless_value
      length ? text[0, length.to_i] : text
    end.find { |text| text != '' }.to_s
  end,

  # The label of an item: of several templates the first that is not empty. What stands in brackets is left out where a place in it is empty.
  label: lambda do |templates, item|
    fill = lambda { |part| part.gsub(/\{[^}]*\}/) { |place| call('place_in', place, item) } }
    labels = [templates].flatten.map do |template|
      shown = template.gsub(/\[[^\]]*\]/) do |part|
        places = part.scan(/\{[^}]*\}/)
        places.all? { |place| call('place_in', place, item) != '' } ? part[1..-2] : ''
      end
      fill.call(shown).strip
    end
    labels.find { |text| text != '' }
  end,

  # The choices of a list: of what Okta has, the first thousand. Nothing, as long as a field on which they depend is empty.
  choices: lambda do |given, source|
    input = given.transform_keys(&:to_s)
    needed = source[:path].scan(/\{(\w+)\}/).flatten
    if needed.any? { |name| input[name].blank? }
      []
    else
      parameters = (source[:query] || {}).transform_keys(&:to_s).merge(source[:page_size] ? { 'limit' => 1000 } : {})
      request = { items: 'all', page_size: source[:page_size], identity: source[:identity] }
      items = call('pages', call('path', source[:path], input), parameters, { 'limit' => 1000 }, request)['all']
      items.select { |item| item[source[:value]].is_a?(String) }.
        map { |item| [call('label', source[:label], item) || item[source[:value]], item[source[:value]]] }
    end
  end,

  # The choices that are more than one list of Okta's come from the gateway, if there is one.
  choices_of_gateway: lambda do |connection, name, given|
    if connection['gateway'].blank?
      []
    else
      choices = get("#{connection['gateway'].sub(%r{/+$}, '')}/v1/pick-lists/#{name}", given).headers('X-API-Key' => connection['gatewayKey'])
      choices['choices'].map { |choice| [choice['label'], choice['value']] }
    end
  end,

  # The attributes that the org added to users or groups, as fields. There are none where the key may not read the schema.
  own_attributes: lambda do |kind, form|
    added = call('read', "/api/v1/meta/schemas/#{kind}/default").dig('definitions', 'custom', 'properties') || {}
    added.select { |name, _| name =~ /\A[A-Za-z]\w*\z/ }.map do |name, attribute|
      type = attribute['type']
      texts = type == 'array' && attribute.dig('items', 'type') == 'string'
      conversions = { 'boolean' => 'boolean_conversion', 'integer' => 'integer_conversion', 'number' => 'float_conversion' }
      field = { name: name, label: attribute['title'] || name, type: type || 'string', custom: true }
      field[:of] = attribute.dig('items', 'type') if type == 'array'
      control = { 'boolean' => 'checkbox', 'integer' => 'integer', 'number' => 'number' }[type] || 'text'
      typed = { optional: true, hint: attribute['description'], control_type: control, convert_input: texts ? 'texts' : conversions[type] }
      (form ? field.merge(typed) : field).compact
    end
  rescue StandardError
    []
  end
}
