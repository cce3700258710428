/** Where replies differ from the specification, and why. In CI an entry that no test needs fails, so that none grows old. */
export const deviations: [where: RegExp, why: string][] = [
  [
    /^listLogEvents: 200 .* is null and must be /,
    'The System Log sends null for what does not apply; the specification says nullable nowhere there.',
  ],
  [
    /^\w*Groups?: 200 (?:\/\*)?\/profile(?:\/description is null and must be string| must match a schema in anyOf)$/,
    'Okta sends null where a group has no description; the specification knows texts alone.',
  ],
  [
    /^getOrgSettings: 200 \/\w+ is null and must be string$/,
    'Okta sends null for what the org has not filled in; the specification knows texts alone.',
  ],
  [/^deactivateUser: 204 is unknown$/, 'What orgs of the Classic engine answer.'],
];
