import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { pageOf, reportInput } from '../../schemas/page.ts';
import { reportedUser, sampleUser, userStatuses } from '../../schemas/user.ts';
import { listUsers } from '../users/list-users.ts';

export const findStaleUsers = defineAction({
  name: 'find_stale_users',
  title: 'Find stale users',
  description:
    'Finds users who have not signed in to Okta for some days, or never. The longest away come first in each run. Who signs in to applications only, past Okta, seems stale too.',
  steps: [listUsers],
  effect: 'read',
  idempotent: true,
  keywords: ['inactive users', 'dormant accounts', 'last sign-in'],
  input: z
    .object({
      days: z.number().int().min(1).max(3650).default(90).describe('Days without a sign-in.'),
      neverSignedIn: z
        .boolean()
        .default(true)
        .describe('Also finds those who never signed in, and whose account is older than these days.'),
      statuses: field(z.array(z.enum(userStatuses)).min(1).default(['ACTIVE']), { words: false }).describe(
        'The statuses of the users to look at.',
      ),
      ...reportInput({ usual: 10_000 }),
    })
    .strict(),
  output: pageOf(
    'users',
    z.object({
      ...reportedUser,
      lastLogin: z.string().nullable().describe('When the user last signed in. Empty for never.'),
      created: z.string().optional().describe('When the user was created.'),
      days: z.number().describe('Whole days since then, or since the user was created.'),
    }),
  ).extend({ read: z.number().describe('How many users were looked at.') }),
  sample: {
    input: { days: 30 },
    output: {
      users: [
        {
          id: sampleUser.id,
          login: sampleUser.profile.login,
          status: 'ACTIVE',
          lastLogin: '2026-01-02T07:58:11.000Z',
          created: '2025-01-12T09:00:00.000Z',
          days: 59,
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
      read: 42,
    },
  },
  async execute({ okta, run, input: { days, neverSignedIn, statuses, ...page } }) {
    const { users, nextCursor, hasMore } = await run(listUsers, {
      search: statuses.map((status) => `status eq "${status}"`).join(' or '),
      ...page,
    });
    const stale = users
      .filter(({ lastLogin }) => lastLogin || neverSignedIn)
      .map(({ id, status, profile, lastLogin, created }) => ({
        id,
        login: profile?.login,
        status,
        lastLogin: lastLogin ?? null,
        created: created ?? undefined,
        days: Math.floor((okta.now() - Date.parse(lastLogin ?? created ?? '')) / 86_400_000),
      }))
      .filter((user) => user.days >= days)
      .sort((one, other) => other.days - one.days);
    return { users: stale, count: stale.length, nextCursor, hasMore, read: users.length };
  },
});
