import { grantRoutes } from '../access/grants.ts';
import { oauthRoutes } from '../access/token.ts';
import { groupRoutes } from '../groups/groups.ts';
import { logRoutes } from '../logs/logs.ts';
import { metadataRoutes, orgRoutes } from '../org/org.ts';
import { lifecycleRoutes } from '../users/lifecycle.ts';
import { userRoutes } from '../users/users.ts';
import type { Route } from './exchange.ts';

/** Every operation of the org's API. */
export const routes: readonly Route[] = [
  ...orgRoutes,
  ...userRoutes,
  ...lifecycleRoutes,
  ...groupRoutes,
  ...logRoutes,
  ...grantRoutes,
];

/** What is asked without a token of the API. */
export const publicRoutes: readonly Route[] = [...metadataRoutes, ...oauthRoutes];
