import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { detailed, someAtOnce } from '../../connector/okta/steps/detailed.ts';
import { activeTypes } from '../../connector/okta/steps/factors.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { pageOf, reportInput } from '../../schemas/page.ts';
import { reportedUser, sampleUser } from '../../schemas/user.ts';
import { listFactors } from '../factors/list-factors.ts';
import { listGroupMembers } from '../groups/list-group-members.ts';
import { listUsers } from '../users/list-users.ts';

export const auditMfa = defineAction({
  name: 'audit_mfa',
  title: 'Audit MFA',
  description:
    'Says which active factors each user has, who has none, and who has one that withstands phishing. It looks at active users, or at the members of a group, and asks Okta once for each.',
  steps: [listUsers, listGroupMembers, listFactors],
  effect: 'read',
  idempotent: true,
  keywords: ['who has no MFA', 'factor report', 'phishing-resistant'],
  input: z
    .object({
      groupId: field(groupId.optional(), { title: 'Group ID', pickList: 'groups' }).describe(
        'The ID of a group (00g...) whose members are looked at. The default is all active users.',
      ),
      ...reportInput({ usual: 200, most: 1000 }),
    })
    .strict(),
  output: pageOf(
    'users',
    z.object({
      ...reportedUser,
      factors: z.array(z.string()).describe('Types of the active factors, such as push or webauthn.'),
      enrolled: z.boolean().describe('Whether the user has an active factor.'),
      phishingResistant: z.boolean().describe('Whether one of them withstands phishing.'),
    }),
  ).extend({ withoutFactor: z.number().describe('How many of them have no active factor.') }),
  sample: {
    input: { limit: 50 },
    output: {
      users: [
        {
          id: sampleUser.id,
          login: sampleUser.profile.login,
          status: 'ACTIVE',
          factors: ['push', 'webauthn'],
          enrolled: true,
          phishingResistant: true,
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
      withoutFactor: 0,
    },
  },
  async execute({ okta, run, log, input: { groupId, ...page } }) {
    const read = async (some: { limit: number; after?: string }) => {
      const { users: items, ...rest } = groupId
        ? await run(listGroupMembers, { groupId, ...some })
        : await run(listUsers, { search: 'status eq "ACTIVE"', ...some });
      return { ...rest, items };
    };
    // Factors that nobody can be talked out of: Okta FastPass, security keys and passkeys.
    const resistant = ['signed_nonce', 'webauthn', 'u2f'];
    const {
      items: users,
      nextCursor,
      hasMore,
    } = await detailed({ okta, log }, { ...page, pageSize: 50 }, read, (some) =>
      someAtOnce(some, async ({ id, status, profile }) => {
        // Okta keeps no factors of a deactivated user, and answers with an error.
        const { factors } =
          status === 'DEPROVISIONED' ? { factors: [] } : await run(listFactors, { userId: id });
        const types = activeTypes(factors);
        return {
          id,
          login: profile?.login,
          status,
          factors: types,
          enrolled: types.length > 0,
          phishingResistant: types.some((type) => resistant.includes(type)),
        };
      }),
    );
    return {
      users,
      count: users.length,
      nextCursor,
      hasMore,
      withoutFactor: users.filter(({ enrolled }) => !enrolled).length,
    };
  },
});
