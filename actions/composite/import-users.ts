import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { type ConnectorError, isConnectorError } from '../../connector/core/error.ts';
import { someAtOnce } from '../../connector/okta/steps/detailed.ts';
import { endsAll } from '../../connector/okta/steps/job.ts';
import { appId } from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { activateIfNew, sampleUser } from '../../schemas/user.ts';
import { type newProfile, profileChanges } from '../../schemas/user-profile.ts';
import { onboardUser } from './onboard-user.ts';

export const importUsers = defineAction({
  name: 'import_users',
  title: 'Import users',
  description:
    'Makes sure that each of these people has an account with these attributes, groups and applications. A row that fails is reported and stops no other; only where every row fails, the action does. Running it again does the rest.',
  steps: [onboardUser],
  effect: 'create',
  idempotent: true,
  confirm: true,
  keywords: ['users from spreadsheet', 'bulk create users', 'sync users', 'csv'],
  input: z
    .object({
      // Rows come from spreadsheets. What one of them lacks is for its report, so that nothing is required here.
      users: z
        .array(
          z
            .object({
              profile: profileChanges.describe(
                'The attributes of the user, by name. Email, first name and last name are required.',
              ),
              groupIds: field(z.array(groupId).optional(), { title: 'Groups' }).describe(
                'IDs of the groups to add the user to.',
              ),
              appIds: field(z.array(appId).optional(), { title: 'Apps' }).describe(
                'IDs of the applications to assign to the user.',
              ),
            })
            .strict(),
        )
        .min(1)
        .max(500)
        .describe('The people, one row each.'),
      activate: activateIfNew,
    })
    .strict(),
  output: z.object({
    rows: z
      .array(
        z.object({
          row: z.number().int().describe('Number of the row, from 1.'),
          login: z.string().nullable().describe('Login of the user, or the email if the row failed.'),
          userId: field(z.string().nullable(), { title: 'User ID' }).describe(
            'ID of the user. Empty if the row failed before there was one.',
          ),
          outcome: z.string().describe('created, updated, unchanged, or failed.'),
          code: z.string().describe('Error code of a row that failed. Empty for the others.'),
          why: z.string().describe('Why the row failed, and what to do. Empty for the others.'),
        }),
      )
      .describe('What became of each row, in their order.'),
    created: z.number().int().describe('How many users were created.'),
    updated: z.number().int().describe('How many users were changed.'),
    unchanged: z.number().int().describe('How many users had these attributes already.'),
    failed: z.number().int().describe('How many rows failed.'),
  }),
  sample: {
    input: {
      users: [{ profile: { firstName: 'Grace', lastName: 'Hopper', email: 'grace.hopper@example.com' } }],
    },
    output: {
      rows: [
        {
          row: 1,
          login: sampleUser.profile.login,
          userId: sampleUser.id,
          outcome: 'created',
          code: '',
          why: '',
        },
      ],
      created: 1,
      updated: 0,
      unchanged: 0,
      failed: 0,
    },
  },
  async execute({ run, input: { users, activate } }) {
    const failures: ConnectorError[] = [];
    const numbered = users.map((user, index) => ({ ...user, row: index + 1 }));
    const rows = await someAtOnce(numbered, async ({ row, ...user }) => {
      try {
        // The input of the step holds the row to what a new user needs.
        const profile = user.profile as z.input<typeof newProfile>;
        const { userId, login, outcome } = await run(onboardUser, { ...user, profile, activate });
        return { row, login: login ?? null, userId, outcome, code: '', why: '' };
      } catch (error) {
        // A run that is stopped, and a key that Okta refuses, are no matter of a row.
        if (!isConnectorError(error) || endsAll.includes(error.code)) throw error;
        failures.push(error);
        const login = user.profile.login ?? user.profile.email ?? null;
        const { code, message } = error;
        return { row, login, userId: null, outcome: 'failed', code, why: message };
      }
    });
    const [first] = rows;
    if (first && failures[0] && failures.length === rows.length) {
      throw failures[0].with({
        message: `None of the ${rows.length} rows was done. Row 1, ${first.login}: ${first.why}`,
        retryable: failures.every(({ retryable }) => retryable),
        steps: rows.map(({ row, login, why }) => ({
          step: onboardUser.name,
          title: `${onboardUser.title} (row ${row}, ${login})`,
          done: false,
          changed: false,
          why,
        })),
      });
    }
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    return {
      rows,
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      failed: failures.length,
    };
  },
});
