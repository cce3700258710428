import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ConnectorError } from '../../connector/core/error.ts';
import { differing } from '../../connector/okta/steps/differing.ts';
import { activateIfNew, sampleUser, user } from '../../schemas/user.ts';
import { newProfile } from '../../schemas/user-profile.ts';
import { createUser } from '../users/create-user.ts';
import { findUser } from '../users/find-user.ts';
import { updateUser } from '../users/update-user.ts';

export const ensureUser = defineAction({
  name: 'ensure_user',
  title: 'Ensure user',
  description:
    'Makes sure that a user with this login exists with these attributes: creates the user, changes the attributes that are different, or leaves the user alone. Attributes that are left out keep their values.',
  steps: [createUser, findUser, updateUser],
  effect: 'create',
  idempotent: true,
  confirm: [{ field: 'activate', unless: false }],
  keywords: ['create user if missing', 'upsert user', 'sync user'],
  input: z
    .object({
      profile: newProfile,
      activate: activateIfNew,
    })
    .strict(),
  output: user.extend({
    outcome: z.string().describe('What had to be done: created, updated or unchanged.'),
    changedAttributes: z.array(z.string()).describe('The attributes that were different.'),
  }),
  sample: {
    input: {
      profile: { firstName: 'Grace', lastName: 'Hopper', email: 'grace.hopper@example.com' },
    },
    output: { ...sampleUser, outcome: 'updated', changedAttributes: ['department'] },
  },
  async execute({ run, input }) {
    const login = input.profile.login ?? input.profile.email;
    const { user: known } = await run(findUser, { userId: login });
    if (!known) {
      const created = await run(createUser, input);
      return { ...created, outcome: 'created', changedAttributes: [] };
    }
    if (known.profile?.login?.toLowerCase() !== login.toLowerCase()) {
      throw new ConnectorError(
        'CONFLICT',
        `The user ${known.profile?.login} has the email ${login}, and no user has this login. Use that login, or another one.`,
        { existingId: known.id },
      );
    }
    const { login: _, ...wanted } = input.profile;
    const changes = differing(known.profile, wanted);
    const changedAttributes = Object.keys(changes);
    if (changedAttributes.length === 0) return { ...known, outcome: 'unchanged', changedAttributes };
    const updated = await run(updateUser, { userId: known.id, profile: changes as typeof wanted });
    return { ...updated, outcome: 'updated', changedAttributes };
  },
});
