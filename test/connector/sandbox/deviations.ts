/** The differences between replies and the specification, with reasons. In CI an entry that no test needs fails, so that none grows old. */
export const fromSpecification: [where: RegExp, why: string][] = [
  [
    /^listLogEvents: 200 .* is null and must be /,
    'The System Log sends null for what does not apply; the specification says nullable nowhere there.',
  ],
  [
    /^(?:\w*Groups?|listGroupTargetsForRole): 200 (?:\/\*)?\/profile(?:\/description is null and must be string| must match a schema in anyOf)$/,
    'Okta sends null where a group has no description; the specification knows texts alone.',
  ],
  [
    /^\w+OrgSettings: 200 \/\w+ is null and must be string$/,
    'Okta sends null for what the org has not filled in; the specification knows texts alone.',
  ],
  [
    /^\w*Applications?\w*: 200 (?:\/\*)?\/(?:accessibility\/\w+|universalLogout|signOnMode) is null and must be /,
    'Okta sends null for what an app does not have; the specification says nullable nowhere there.',
  ],
  [
    /^listGroups: 200 \/\*\/_embedded\/app\/\w+(?:\/\w+)? is null and must be /,
    'The same of an app that is shown with its group.',
  ],
  [
    /^\w*Applications?: 200 (?:\/\*)?\/_embedded\/user\/\w+ (?:is null and )?must be object$/,
    'The user that an app is shown with is an assignment; the specification has objects of objects there.',
  ],
  [
    /^\w*(?:ApplicationUsers?|UserToApplication): 200 (?:\/\*)?\/externalId is null and must be string$/,
    'Okta sends null for a user without an account in the app; the specification knows texts alone.',
  ],
  [
    /^\w*GroupOwners?: 20[01] (?:\/\*)?\/(?:originId is null and must be string|lastUpdated must match format "date-time")$/,
    'Owners that are made in Okta have no origin, and their dates are written as nowhere else.',
  ],
  [
    /^\w*Devices?: 200 .*\/resourceAlternateId is null and must be string$/,
    'Okta sends null where there is no other id; the specification knows texts alone.',
  ],
  [
    /^\w*Session: 200 \/lastFactorVerification is null and must be string$/,
    'Okta sends null for a user who signed in by password alone; the specification knows texts alone.',
  ],
  [
    /^getUser: 200 \/_embedded\/blocks must be object$/,
    'The specification embeds the list of blocks and says in the same place that all that is embedded is an object.',
  ],
  [
    /^(?:update|get)\w+: 200 \/definitions\/custom\/properties\/\w+\/unique must /,
    'Okta says how far it is with looking through the values; the specification knows true and false alone.',
  ],
  [
    /^\w+Factors?: 200 (?:\/\*)?\/_links\/resend must be object$/,
    'Okta lists the ways to send a code again; the specification knows one.',
  ],
  [
    /^listSupportedFactors: 200 \/\*\/_embedded\/phones must be object$/,
    'The phones on file are a list; the specification has an object for all that is embedded.',
  ],
  [
    /^listAuthenticatorEnrollments: 200 {2}must be object$/,
    'Enrollments are a list; the specification has one of them.',
  ],
  [
    /^verifyFactor: 200 \/profile\/\w+ must be object$/,
    'A profile holds texts; the specification says objects where it means anything.',
  ],
  [/^deactivateUser: 204 is unknown$/, 'What orgs of the Classic engine answer.'],
  [
    /^(?:list\w*AssignedRoles?\w*|assignRoleTo\w+|get\w+AssignedRole): 20[01] (?:\/\*)? must match exactly one schema in oneOf$/,
    'The specification tells standard roles from custom ones by nothing, so that each is both.',
  ],
  [
    /^\w+ApiTokens?: 200 (?:\/\*)?\/tokenWindow must match pattern /,
    'The pattern of a duration ends before the duration does; every token shows P30D.',
  ],
  [
    /^assignAppTargetToAdminRoleForGroup: 204 is unknown$/,
    'Recorded as 204, like the same operation on a user; the specification says 200 of groups alone.',
  ],
  [
    /^(?:listPolicies|getPolicy): 200 (?:\/\*)?\/_embedded\/(?:resourceType|rules) must be object$/,
    'Recorded as a text, and documented as a list; the specification has objects alone under _embedded.',
  ],
];

/** The differences between recorded lives and those in the sandbox, with reasons. An entry that matches nothing fails. */
export const fromLives: [where: RegExp, why: string][] = [
  [
    /: body\.(?:universalLogout|_links\.resetFactors) was not recorded$/,
    'What replies of March 2025 lack and later ones have.',
  ],
  [
    /^DELETE \/api\/v1\/meta\/types\/user\/\{oty\}: /,
    'Okta refused to delete the type until some calls that were not recorded had moved its users.',
  ],
  [
    /^POST \/api\/v1\/eventHooks\/\{who\}\/lifecycle\/deactivate: body\.(?:events\.items|channel\.config\.\w+) is /,
    'The hook was changed once more, which was not recorded.',
  ],
];

/** The differences between replies and those recorded of real orgs, with reasons. An entry that matches nothing fails. */
export const fromRecordings: [where: RegExp, why: string][] = [
  [
    /: (?:universalLogout|_links\.resetFactors) was not recorded$/,
    'What replies of March 2025 lack and later ones have.',
  ],
  [
    /: (?:\[\]\.)?profile has its keys as .*\b(?:array|number)123/,
    'Real orgs show custom attributes anywhere among the others; the sandbox shows them last.',
  ],
  [
    /(?:attributeStatements|permissions)\[\] has its keys as /,
    'What is sent in a list the sandbox shows as it came, with its keys in the order of the one who sent it.',
  ],
  [
    /^GET \/api\/v1\/groups: body has 1 items, and 0 were recorded$/,
    'The sandbox starts with a group of an app; the orgs that were asked for theirs had none.',
  ],
  [/^DELETE \/api\/v1\/apps\/\{0oa\}: answers 204, and 500 E0000009 was recorded$/, 'A failure of Okta.'],
  [
    /^POST \/api\/v1\/apps: answers 200 .*"name":"office365".* 400 E0000001 was recorded$/,
    "An app of Okta's catalogue that wants an administrator's consent; the sandbox knows no app's own rules.",
  ],
];
