import { apps } from './apps/index.ts';
import { authenticators } from './authenticators/index.ts';
import { composite } from './composite/index.ts';
import { devices } from './devices/index.ts';
import { eventHooks } from './event-hooks/index.ts';
import { factors } from './factors/index.ts';
import { groupRules } from './group-rules/index.ts';
import { groups } from './groups/index.ts';
import { logs } from './logs/index.ts';
import { networkZones } from './network-zones/index.ts';
import { org } from './org/index.ts';
import { passwords } from './passwords/index.ts';
import { policies } from './policies/index.ts';
import { roles } from './roles/index.ts';
import { sessions } from './sessions/index.ts';
import { users } from './users/index.ts';

/** All actions, by the resource they act on (also their folder), in the order in which a person looks for them. */
export const catalogue = {
  users,
  passwords,
  factors,
  authenticators,
  sessions,
  groups,
  'group-rules': groupRules,
  apps,
  roles,
  devices,
  policies,
  'network-zones': networkZones,
  logs,
  'event-hooks': eventHooks,
  org,
  composite,
} as const;
