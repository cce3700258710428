import { seedAccess, seedRoles } from '../access/seed.ts';
import { apps, otherApps, seedApps, seedAssignments, seedConsents } from '../apps/seed.ts';
import { seedDevices } from '../devices/seed.ts';
import { seedDirectory, seedGroups, seedMemberships, seedProjects, seedRules } from '../groups/seed.ts';
import { seedLog } from '../logs/seed.ts';
import { addPolicy } from '../org/policies.ts';
import { addDefaultRule } from '../org/policy-rules.ts';
import { seedSettings } from '../org/seed.ts';
import { createOrg, type OrgOptions } from '../state/create-org.ts';
import type { Org } from '../state/org.ts';
import { random } from '../state/random.ts';
import { seedTypes, seedUsers } from '../users/seed.ts';

export interface Size {
  readonly users: number;
  /** Groups that the org does not have anyway are projects. */
  readonly groups: number;
}

/** An org with people, groups, apps and a past, all of which follow from the seed. */
export function seededOrg(options: OrgOptions, { users, groups }: Size): Org {
  const next = random(options.seed);
  const org = createOrg(options, next);
  const types = seedTypes(org);
  seedUsers(org, users, types, next);
  const byName = seedGroups(org);
  seedMemberships(org, byName, types, next);
  const keys = random(options.seed ^ 0x0a99);
  seedApps(org, byName, apps, keys);
  seedLog(org, next);
  seedAccess(org);
  // Each resource draws its ids after those that were there before it, so that theirs stay.
  seedApps(org, byName, otherApps, keys);
  seedDirectory(org);
  seedRules(org, byName);
  seedDevices(org);
  seedAssignments(org);
  seedRoles(org);
  seedSettings(org);
  seedProjects(org, groups, next);
  seedConsents(org);
  addPolicy(org, {
    type: 'ACCESS_POLICY',
    name: 'Any two factors',
    description: 'Require two factors to access.',
    system: true,
    created: org.created,
  });
  for (const policy of org.policies.rows) addDefaultRule(org, policy);
  org.search.settle();
  return org;
}
