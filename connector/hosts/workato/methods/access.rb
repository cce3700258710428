{
  # What a user has of an application.
  app_user_path: lambda do |input|
    call('path', '/api/v1/apps/{appId}/users/{userId}', input)
  end,

  # Gives a user an application of their own. Whoever has it so already keeps it.
  assign_user: lambda do |typed, request|
    input = call('given', typed, request)
    before = call('find', call('app_user_path', input))
    wanted = input.slice('credentials', 'profile')
    if before && before['scope'] == 'USER' && call('holds', before, wanted, false)
      before.merge('changed' => false, 'before' => before)
    else
      body = call('body', request, input).merge('scope' => 'USER')
      call('send', 'POST', call('path', request[:path], input), {}, body, nil, nil)['body'].merge('changed' => true, 'before' => before)
    end
  end,

  # Changes what is given of a user's assignment.
  update_assignment: lambda do |typed, request|
    input = call('given', typed, request)
    before = call('read', call('app_user_path', input))
    if call('holds', before, input.slice('credentials', 'profile'), false)
      before.merge('changed' => false, 'before' => before)
    else
      call('ask', request, input)['body'].merge('changed' => true, 'before' => before)
    end
  end,

  # Takes an application from a user. What the user has through a group cannot be taken from one member.
  unassign_user: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('app_user_path', input)
    before = call('find', path)
    ids = input.slice('appId', 'userId')
    if before.nil?
      # Okta says the same of a user who does not have the application and of one who does not exist.
      call('read', call('path', '/api/v1/apps/{appId}', input))
      call('read', call('path', '/api/v1/users/{userId}', input))
      ids.merge('unassigned' => true, 'changed' => false)
    elsif before['scope'] == 'GROUP'
      error('The user has the application through a group, so it cannot be taken from this user alone.')
    else
      call('ask', request, input)
      ids.merge('unassigned' => call('find', path).nil?, 'changed' => true)
    end
  end,

  # Gives the members of a group an application. What is left out stays as it is.
  assign_group: lambda do |typed, request|
    input = call('given', typed, request)
    path = call('path', request[:path], input)
    before = call('find', path)
    wanted = call('body', request, input)
    if before && call('holds', before, wanted, false)
      before.merge('changed' => false, 'before' => before)
    else
      kept = (before || {}).slice('priority', 'profile').compact
      call('send', 'PUT', path, {}, call('merged', kept, wanted), nil, nil)['body'].merge('changed' => true, 'before' => before)
    end
  end,

  # Takes an application from a group.
  unassign_group: lambda do |typed, request|
    input = call('given', typed, request)
    has = call('find', call('path', request[:path], input))
    if has
      call('ask', request, input)
    else
      call('read', call('path', '/api/v1/apps/{appId}', input))
      call('read', call('path', '/api/v1/groups/{groupId}', input))
    end
    input.slice('appId', 'groupId').merge('unassigned' => true, 'changed' => !has.nil?)
  end,

  # The owner of a group with an ID.
  owner: lambda do |input, id|
    call('all', call('path', '/api/v1/groups/{groupId}/owners', input), {}, 1000).find { |one| one['id'] == id }
  end,

  # Makes somebody an owner, who may be one already.
  assign_owner: lambda do |typed, request|
    input = call('given', typed, request)
    id = input['userId'] || input['ownerGroupId']
    there = call('owner', input, id)
    there ? there.merge('changed' => false) : call('ask', request, input.merge('userId' => id))['body'].merge('changed' => true)
  end,

  # Ends an ownership, which may not be there.
  remove_owner: lambda do |typed, request|
    input = call('given', typed, request)
    there = call('owner', input, input['ownerId'])
    call('ask', request, input) if there
    input.slice('groupId', 'ownerId').merge('changed' => !there.nil?)
  end,

  # The roles that a user or group has.
  roles: lambda do |input|
    call('read', call('path', "/api/v1/#{input['userId'] ? 'users/{userId}' : 'groups/{groupId}'}/roles", input))
  end,

  # Assigns a role, which may be assigned already.
  assign_role: lambda do |typed, request|
    input = call('given', typed, request)
    kind = input['userId'] ? 'USER' : 'GROUP'
    same = call('roles', input).find do |role|
      custom = input['type'] != 'CUSTOM' || (role['role'] == input['roleId'] && role['resource-set'] == input['resourceSetId'])
      role['assignmentType'] == kind && role['type'] == input['type'] && custom
    end
    same ? same.merge('changed' => false) : call('ask', request, input)['body'].merge('changed' => true)
  end,

  # Takes a role away, which may not be there.
  unassign_role: lambda do |typed, request|
    input = call('given', typed, request)
    there = call('roles', input).find { |role| role['id'] == input['roleAssignmentId'] }
    inherited = there && there['assignmentType'] != (input['userId'] ? 'USER' : 'GROUP')
    error('The user has this role through a group, and loses it only with the group.') if inherited
    call('ask', request, input) if there
    input.slice('userId', 'groupId', 'roleAssignmentId').merge('changed' => !there.nil?)
  end,

  # The targets of a role: groups, or applications.
  targets_path: lambda do |input|
    assignee = input['assignmentType'] == 'USER' ? 'users/{userId}' : 'groups/{groupId}'
    kind = input['targetType'] == 'GROUP' ? 'groups' : 'catalog/apps'
    call('path', "/api/v1/#{assignee}/roles/{roleAssignmentId}/targets/#{kind}", input)
  end,

  # All targets of a role, the path of the one in the input, and whether it is one of them.
  target: lambda do |input|
    catalog = input['targetType'] == 'CATALOG_APP'
    id = input['targetGroupId'] || input['appId']
    all = call('all', call('targets_path', input), {}, 200)
    name = input['targetType'] == 'APP' ? call('read', call('path', '/api/v1/apps/{appId}', input))['name'] : input['appName']
    own = [input['targetType'] == 'GROUP' ? nil : name, catalog ? nil : id].compact.map(&:encode_url).join('/')
    {
      'all' => all,
      'path' => "#{call('targets_path', input)}/#{own}",
      'there' => all.any? { |one| catalog ? one['id'].nil? && one['name'] == input['appName'] : one['id'] == id },
      'output' => {
        'assigneeId' => input['userId'] || input['groupId'],
        'roleAssignmentId' => input['roleAssignmentId'],
        'targetId' => id || input['appName']
      }
    }
  end,

  # Adds a target to a role. The first one narrows the role, which applies to everything without any.
  add_role_target: lambda do |typed, request|
    target = call('target', call('given', typed, request))
    call('send', 'PUT', target['path'], {}, nil, nil, nil) unless target['there']
    target['output'].merge('changed' => !target['there'], 'narrowed' => target['all'].empty?)
  end,

  # Takes a target from a role, but never the last one: without any the role would apply to everything.
  remove_role_target: lambda do |typed, request|
    target = call('target', call('given', typed, request))
    error('This is the only one that the role applies to. Without it the role would apply to every one, so it was not removed.') if target['there'] && target['all'].length == 1
    call('send', 'DELETE', target['path'], {}, nil, nil, nil) if target['there']
    target['output'].merge('changed' => target['there'])
  end,

  # Links a user to another, or to nobody.
  change_link: lambda do |typed, request|
    input = call('given', typed, request)
    linked = call('read', call('path', '/api/v1/users/{userId}/linkedObjects/{primaryRelationshipName}', input))
    before = linked[0] && linked[0].dig('_links', 'self', 'href').to_s.split('/').last
    call('ask', request, input)
    input.slice('userId', 'primaryRelationshipName', 'primaryUserId').
      merge('previousPrimaryUserId' => before, 'changed' => before != input['primaryUserId'])
  end,

  # A factor, without what its enrollment shows.
  factor: lambda do |input|
    call('read', call('path', '/api/v1/users/{userId}/factors/{factorId}', input)).reject { |name, _| name == '_embedded' }
  end,

  # Activates a factor. To a push Okta answers how far its enrollment is, and the factor waits for the person.
  activate_factor: lambda do |typed, request|
    input = call('given', typed, request)
    before = call('factor', input)
    if before['status'] == 'ACTIVE'
      before.merge('changed' => false)
    else
      answered = call('ask', request, input)['body']
      after = call('factor', input)
      after.merge('changed' => after['status'] == 'ACTIVE').merge(answered.slice('factorResult', 'expiresAt').compact)
    end
  end,

  # Sends the code of an enrollment again. Okta wants to be told again what the factor is.
  resend_factor: lambda do |typed, request|
    input = call('given', typed, request)
    factor = call('factor', input)
    error("The factor is of type #{factor['factorType']}. Only for sms, call and email does Okta send a code.") unless %w[sms call email].include?(factor['factorType'])
    body = factor.slice('factorType', 'provider', 'profile')
    sent = call('send', 'POST', call('path', request[:path], input), call('query', request, input), body, nil, nil)['body']
    sent.reject { |name, _| name == '_embedded' }
  end,

  # Sends a challenge, or what answers one. Okta gives the ID of a push in links only.
  verify_factor: lambda do |typed, request|
    answered = call('perform', typed, request)
    transaction = (answered['_links'] || {}).to_json[%r{/transactions/([\w.-]+)}, 1]
    transaction ? answered.merge('transactionId' => transaction) : answered
  end,

  # Creates a temporary access code with the org's authenticator for it. Okta takes the minutes as a text.
  create_access_code: lambda do |typed, request|
    input = call('given', typed, request)
    codes = input['authenticatorId'] ? nil : call('read', '/api/v1/authenticators').find { |one| one['key'] == 'tac' && one['status'] == 'ACTIVE' }
    error('The org has no active Temporary Access Code authenticator.') unless codes || input['authenticatorId']
    minutes = input['ttl'] ? { 'ttl' => input['ttl'].to_s } : {}
    call('ask', request, input.merge('authenticatorId' => input['authenticatorId'] || codes['id']).merge(minutes))['body']
  end
}
