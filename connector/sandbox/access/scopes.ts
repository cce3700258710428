const resources =
  'agentPools apiTokens appGrants apps apps.interclientTrust authenticators authorizationServers behaviors botProtection brands captchas customTelephonyProvider deviceAssurance deviceIntegrations devicePostureChecks devices directories.groups domains dr emailDomains emailServers eventHooks features groups identitySources idps inlineHooks linkedObjects logStreams networkZones oauthIntegrations orgs personal.adminSettings policies principalRateLimits profileMappings pushProviders rateLimits realmAssignments realms roles schemas securityEventsProviders serviceAccounts serviceAccounts.okta sessions templates threatInsights trustedOrigins uischemas userRisk userTypes users'.split(
    ' ',
  );

/** Every scope of Okta's API. */
export const scopes: ReadonlySet<string> = new Set([
  'okta.logs.read',
  'ssf.manage',
  'ssf.read',
  ...resources.flatMap((resource) => [`okta.${resource}.manage`, `okta.${resource}.read`]),
]);

/** The scopes that guard each path. The first line that fits counts. A path without a line takes no OAuth token. */
const guards: readonly (readonly [path: RegExp, resource: string | undefined])[] = [
  [/^\/api\/v1\/api-tokens\/current$/, undefined],
  [/^\/api\/v1\/users\/[^/]+\/factors\/questions$/, undefined],
  [/^\/(?:api\/v1\/(?:users|groups)|oauth2\/v1\/clients)\/[^/]+\/roles\b/, 'roles'],
  [/^\/api\/v1\/users\/[^/]+\/risk$/, 'userRisk'],
  [/^\/api\/v1\/apps\/[^/]+\/grants\b/, 'appGrants'],
  [/^\/api\/v1\/meta\/schemas\/user\/linkedObjects\b/, 'linkedObjects'],
  [/^\/api\/v1\/meta\/schemas\b/, 'schemas'],
  [/^\/api\/v1\/meta\/types\b/, 'userTypes'],
  [/^\/api\/v1\/api-tokens\b/, 'apiTokens'],
  [/^\/api\/v1\/iam\b/, 'roles'],
  [/^\/api\/v1\/org\b/, 'orgs'],
  [/^\/api\/v1\/zones\b/, 'networkZones'],
];

/** The scope that an operation needs, if it takes access tokens. */
export function scopeOf(method: string, path: string): string | undefined {
  const guard = guards.find(([pattern]) => pattern.test(path));
  const resource = guard ? guard[1] : /^\/api\/v1\/([a-zA-Z]+)/.exec(path)?.[1];
  return resource && `okta.${resource}.${method === 'GET' ? 'read' : 'manage'}`;
}

/** A scope to manage includes the scope to read. */
export const includes = (granted: readonly string[], scope: string): boolean =>
  granted.includes(scope) || granted.includes(scope.replace(/\.read$/, '.manage'));
