import { factors } from './factors/index.ts';
import { groups } from './groups/index.ts';
import { logs } from './logs/index.ts';
import { org } from './org/index.ts';
import { passwords } from './passwords/index.ts';
import { roles } from './roles/index.ts';
import { sessions } from './sessions/index.ts';
import { users } from './users/index.ts';

/** All actions, by the resource they act on (also their folder), in the order in which a person looks for them. */
export const catalogue = { users, passwords, factors, sessions, groups, roles, logs, org } as const;
