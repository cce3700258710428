/** What the connector reads for itself: attributes for forms, and for the connection test the name of the org and the roles. */
export const ownScopes = ['okta.schemas.read', 'okta.userTypes.read', 'okta.orgs.read', 'okta.roles.read'];
