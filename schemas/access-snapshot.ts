import { z } from 'zod/v3';
import { appUserProfile } from './app-user.ts';
import { field } from './field.ts';
import { sampleUser } from './user.ts';

const unread = z
  .array(
    z.object({
      part: z.string().describe('groups, apps, roles or links.'),
      why: z.string().describe('Why it is missing.'),
    }),
  )
  .describe('What could not be read, and why. Empty if all of it was read.');

/** What a user has in an org: the groups, the applications, the administrator roles and the users that the user is linked to. */
export const accessSnapshot = z.object({
  takenAt: z.string().describe('When it was read.'),
  userId: z.string().describe('ID of the user.'),
  login: z.string().nullish().describe('Login of the user.'),
  status: z.string().nullish().describe('Status of the user.'),
  groups: z
    .array(
      z.object({
        id: field(z.string(), { title: 'Group ID' }).describe('ID of the group.'),
        name: z.string().nullish().describe('Name of the group.'),
        type: z
          .string()
          .nullish()
          .describe('OKTA_GROUP, or APP_GROUP and BUILT_IN, whose members are not set in Okta.'),
      }),
    )
    .describe('The groups that the user is in.'),
  apps: z
    .array(
      z.object({
        id: field(z.string(), { title: 'App ID' }).describe('ID of the application.'),
        label: z.string().nullish().describe('Name of the application.'),
        scope: z.string().nullish().describe('USER for an assignment of the user, GROUP for one of a group.'),
        userName: z.string().nullish().describe('The username in the application.'),
        profile: appUserProfile.nullish().describe('Attributes of the user in the application.'),
      }),
    )
    .describe('The applications that the user has, inactive ones too.'),
  roles: z
    .array(
      z.object({
        id: field(z.string(), { title: 'Role assignment ID' }).describe('ID of the assignment.'),
        type: z.string().nullish().describe('Type of the role. CUSTOM is a role that the org made.'),
        label: z.string().nullish().describe('Name of the role.'),
        assignmentType: z
          .string()
          .nullish()
          .describe('USER for a role of the user, GROUP for one of a group that the user is in.'),
        roleId: z.string().nullish().describe('ID of a custom role.'),
        resourceSetId: z.string().nullish().describe('ID of the resource set of a custom role.'),
      }),
    )
    .describe('The administrator roles of the user.'),
  links: z
    .array(
      z.object({
        id: field(z.string(), { title: 'Relationship' }).describe(
          'Primary name of the relationship, such as manager.',
        ),
        primaryUserId: field(z.string(), { title: 'Primary user ID' }).describe(
          'ID of the user at the other end, such as that of the manager.',
        ),
      }),
    )
    .describe('Whom the user is linked to, as to a manager.'),
  unread,
});
export type AccessSnapshot = z.infer<typeof accessSnapshot>;

/** A snapshot may be from before there were links in it. */
const anySnapshot = accessSnapshot.extend({ links: accessSnapshot.shape.links.default([]) });

/** A snapshot as an input: people pass on the whole of what an earlier step gave. */
export const givenSnapshot = z.record(z.unknown());

/** The snapshot that was given; undefined if it is none. Low-code hosts put spaces around what they pass on. */
export function snapshotIn(given: unknown): AccessSnapshot | undefined {
  const text = JSON.stringify(given ?? null);
  const trimmed: unknown = JSON.parse(text, (_, part) => (typeof part === 'string' ? part.trim() : part));
  return anySnapshot.safeParse(trimmed).data;
}

export const noSnapshot = 'must be what "Snapshot user access" or "Offboard user" gave as a snapshot';

/** A snapshot with all that an earlier one holds: what was taken since is in the earlier one alone. */
export function withEarlier(now: AccessSnapshot, earlier: AccessSnapshot | undefined): AccessSnapshot {
  if (!earlier) return now;
  const all = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] => [
    ...before,
    ...after.filter(({ id }) => !before.some((one) => one.id === id)),
  ];
  return {
    ...earlier,
    groups: all(earlier.groups, now.groups),
    apps: all(earlier.apps, now.apps),
    roles: all(earlier.roles, now.roles),
    links: all(earlier.links, now.links),
  };
}

/** What of a snapshot nobody can bring back by an assignment of the user. */
export function lostOf({ groups, apps, roles, unread }: AccessSnapshot): string[] {
  const named = (what: string, names: (string | null | undefined)[], why: string) =>
    names.length > 0 ? [`${what} ${names.join(', ')}: ${why}`] : [];
  return [
    'Sessions, tokens, factors and passwords in applications.',
    ...named(
      'Groups',
      groups.filter(({ type }) => type === 'APP_GROUP').map(({ name, id }) => name ?? id),
      'an application or directory sets their members.',
    ),
    ...named(
      'Applications',
      apps.filter(({ scope }) => scope === 'GROUP').map(({ label, id }) => label ?? id),
      'they come with their groups.',
    ),
    ...named(
      'Roles',
      roles.filter(({ assignmentType }) => assignmentType === 'GROUP').map(({ label, id }) => label ?? id),
      'they come with their groups.',
    ),
    ...unread.map(({ part, why }) => `Not in the snapshot: ${part}. ${why}`),
  ];
}

export const sampleSnapshot = {
  takenAt: '2026-03-02T08:00:00.000Z',
  userId: sampleUser.id,
  login: sampleUser.profile.login,
  status: 'ACTIVE',
  groups: [{ id: '00g1emaKYZTWRYYRRTSK', name: 'Engineering', type: 'OKTA_GROUP' }],
  apps: [
    {
      id: '0oa1gjh63g214q0Hq0g4',
      label: 'Expenses',
      scope: 'USER',
      userName: 'grace.hopper@example.com',
      profile: { role: 'approver' },
    },
  ],
  roles: [
    {
      id: 'irb1qe6PGuMc7Oh8N0g4',
      type: 'CUSTOM',
      label: 'Access reviewer',
      assignmentType: 'USER',
      roleId: 'cr0Yq6IJxGIr0ouum0g3',
      resourceSetId: 'iamoJDFKaJxGIr0oamd9g',
    },
  ],
  links: [{ id: 'manager', primaryUserId: '00u5t60iloOHN9pBi0h7' }],
  unread: [{ part: 'groups', why: 'There are more than 10,000.' }],
} satisfies z.input<typeof accessSnapshot>;

const named = z.object({ id: z.string().describe('ID.'), name: z.string().optional().describe('Name.') });
const halves = (what: string) =>
  z
    .object({
      both: z.array(named).describe(`The ${what} that both have.`),
      onlyFirst: z.array(named).describe(`The ${what} that only the first user has.`),
      onlySecond: z.array(named).describe(`The ${what} that only the second user has.`),
    })
    .describe(`The ${what} of both, side by side.`);

/** What two users have in common, and what only one of them has. */
export const accessDifference = z.object({
  userId: z.string().describe('ID of the first user.'),
  otherUserId: z.string().describe('ID of the second user.'),
  same: z.boolean().describe('True if both have the same groups, applications and roles.'),
  groups: halves('groups'),
  apps: halves('applications'),
  roles: halves('administrator roles'),
  unread,
});

type Named = z.infer<typeof named>;

export function differenceOf(one: AccessSnapshot, other: AccessSnapshot): z.infer<typeof accessDifference> {
  const parted = (first: Named[], second: Named[]) => {
    const isIn = (all: Named[]) => (thing: Named) => all.some(({ id }) => id === thing.id);
    return {
      both: first.filter(isIn(second)),
      onlyFirst: first.filter((thing) => !isIn(second)(thing)),
      onlySecond: second.filter((thing) => !isIn(first)(thing)),
    };
  };
  const parts = {
    groups: parted(...both(({ groups }) => groups.map(({ id, name }) => ({ id, name: name ?? undefined })))),
    apps: parted(...both(({ apps }) => apps.map(({ id, label }) => ({ id, name: label ?? undefined })))),
    // The same role has another assignment for each user, or the same one for all: its kind tells.
    roles: parted(
      ...both(({ roles }) =>
        roles.map(({ type, label, roleId, resourceSetId }) => ({
          id: [roleId ?? type, resourceSetId].filter(Boolean).join('/'),
          name: label ?? undefined,
        })),
      ),
    ),
  };
  const same = Object.values(parts).every(
    ({ onlyFirst, onlySecond }) => onlyFirst.length + onlySecond.length === 0,
  );
  return {
    userId: one.userId,
    otherUserId: other.userId,
    same,
    ...parts,
    unread: [...one.unread, ...other.unread],
  };

  function both(part: (of: AccessSnapshot) => Named[]): [Named[], Named[]] {
    return [part(one), part(other)];
  }
}

export const sampleDifference = {
  userId: sampleUser.id,
  otherUserId: '00ub0oNGTSWTBKOLGLN2',
  same: false,
  groups: {
    both: [{ id: '00g1eveKYZTWRYYRRTSK', name: 'Everyone' }],
    onlyFirst: [{ id: '00g1emaKYZTWRYYRRTSK', name: 'Engineering' }],
    onlySecond: [{ id: '00g1emaKYZTWRYYRRTS2', name: 'Finance' }],
  },
  apps: {
    both: [{ id: '0oa1gjh63g214q0Hq0g4', name: 'Expenses' }],
    onlyFirst: [{ id: '0oa1gjh63g214q0Hq0g5', name: 'Payroll' }],
    onlySecond: [{ id: '0oa1gjh63g214q0Hq0g6', name: 'Wiki' }],
  },
  roles: {
    both: [{ id: 'READ_ONLY_ADMIN', name: 'Read-only Administrator' }],
    onlyFirst: [{ id: 'HELP_DESK_ADMIN', name: 'Help Desk Administrator' }],
    onlySecond: [{ id: 'cr0Yq6IJxGIr0ouum0g3/iamoJDFKaJxGIr0oamd9g', name: 'Access reviewer' }],
  },
  unread: [{ part: 'groups', why: 'There are more than 10,000.' }],
} satisfies z.input<typeof accessDifference>;
