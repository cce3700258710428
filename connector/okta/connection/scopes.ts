/** The connector's own readings: attributes for forms, and for the connection test the name of the org and the roles. */
export const ownScopes = ['okta.schemas.read', 'okta.userTypes.read', 'okta.orgs.read', 'okta.roles.read'];

/** The scopes behind an access token. Okta leaves those out that the service app was not granted, and says nothing. */
export interface Grant {
  asked: readonly string[];
  granted: readonly string[];
}

/** Scopes hold the scope itself, or the one to manage, which includes reading. */
export const allows = (scopes: readonly string[], scope: string): boolean =>
  scopes.includes(scope) || scopes.includes(scope.replace(/\.read$/, '.manage'));
