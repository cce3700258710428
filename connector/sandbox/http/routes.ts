import { apiTokenRoutes } from '../access/api-tokens.ts';
import { grantRoutes } from '../access/grants.ts';
import { iamRoutes } from '../access/iam.ts';
import { roleRoutes } from '../access/roles.ts';
import { oauthRoutes } from '../access/token.ts';
import { appRoutes } from '../apps/apps.ts';
import { appGroupRoutes } from '../apps/groups.ts';
import { appLinkRoutes } from '../apps/links.ts';
import { samlMetadataRoutes } from '../apps/saml-metadata.ts';
import { appUserRoutes } from '../apps/users.ts';
import { deviceRoutes } from '../devices/devices.ts';
import { enrollmentRoutes } from '../factors/enrollments.ts';
import { factorRoutes } from '../factors/factors.ts';
import { groupRoutes } from '../groups/groups.ts';
import { memberRoutes } from '../groups/members.ts';
import { ownerRoutes } from '../groups/owners.ts';
import { groupRuleRoutes } from '../groups/rules.ts';
import { hookRoutes } from '../hooks/hooks.ts';
import { logRoutes } from '../logs/logs.ts';
import { authenticatorRoutes } from '../org/authenticators.ts';
import { identityProviderRoutes } from '../org/identity-providers.ts';
import { metadataRoutes } from '../org/org.ts';
import { policyRoutes } from '../org/policies.ts';
import { policyRuleRoutes } from '../org/policy-rules.ts';
import { realmRoutes } from '../org/realms.ts';
import { settingsRoutes } from '../org/settings.ts';
import { zoneRoutes } from '../org/zones.ts';
import { linkedObjectRoutes } from '../schemas/linked-objects.ts';
import { schemaRoutes } from '../schemas/schemas.ts';
import { typeRoutes } from '../schemas/types.ts';
import { sessionRoutes } from '../sessions/sessions.ts';
import { authnRoutes } from '../users/authn.ts';
import { consentRoutes } from '../users/consents.ts';
import { credentialRoutes } from '../users/credential-operations.ts';
import { lifecycleRoutes } from '../users/lifecycle.ts';
import { listRoutes } from '../users/list.ts';
import { userSubResourceRoutes } from '../users/sub-resources.ts';
import { userRoutes } from '../users/users.ts';
import type { Route } from './exchange.ts';

/** Every operation of the org's API. Of two paths that fit a request the first is taken. */
export const routes: readonly Route[] = [
  ...listRoutes,
  ...userRoutes,
  ...lifecycleRoutes,
  ...credentialRoutes,
  ...userSubResourceRoutes,
  ...consentRoutes,
  ...linkedObjectRoutes,
  ...schemaRoutes,
  ...typeRoutes,
  ...groupRuleRoutes,
  ...groupRoutes,
  ...memberRoutes,
  ...ownerRoutes,
  ...appRoutes,
  ...appUserRoutes,
  ...appGroupRoutes,
  ...appLinkRoutes,
  ...samlMetadataRoutes,
  ...sessionRoutes,
  ...deviceRoutes,
  ...logRoutes,
  ...settingsRoutes,
  ...zoneRoutes,
  ...policyRoutes,
  ...policyRuleRoutes,
  ...authenticatorRoutes,
  ...identityProviderRoutes,
  ...realmRoutes,
  ...grantRoutes,
  ...apiTokenRoutes,
  ...roleRoutes,
  ...iamRoutes,
  ...hookRoutes,
  ...factorRoutes,
  ...enrollmentRoutes,
];

/** The operations that need no token of the API. */
export const publicRoutes: readonly Route[] = [...metadataRoutes, ...oauthRoutes, ...authnRoutes];
