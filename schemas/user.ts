import { z } from 'zod/v3';
import { field } from './field.ts';
import { oneLine } from './text.ts';
import { sampleProfile, userProfile } from './user-profile.ts';

/** The eight statuses of a user. Okta may add one, so outputs take any text. */
export const userStatuses = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'RECOVERY',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;

/** The statuses of a user who is not deactivated. */
export const notDeactivated = userStatuses.filter((status) => status !== 'DEPROVISIONED');

/** Okta reads "me" as the owner of the API key: a recipe that a stray word reaches would lock its own connection out. */
const notMe = /^(?!\s*me\s*$)/i;

export const userId = field(
  oneLine(
    z.string().min(1).regex(notMe, 'must be an ID or a login; "me" would mean the owner of the API key'),
  ),
  { title: 'User ID', pickList: 'users' },
).describe(
  'The ID (00u...) or login of the user. For a user whose login contains a slash, use the ID, which find_user returns.',
);

export const tellAdministrators = z
  .boolean()
  .default(false)
  .describe('Emails the administrators that the user was deactivated.');

const moment = (what: string) => z.string().nullable().optional().describe(what);

/** A user as Okta sends it. Source: GET /api/v1/users/{id}. */
export const user = z
  .object({
    id: field(z.string(), { title: 'User ID' }).describe(
      'Permanent ID of the user: 00u followed by 17 characters.',
    ),
    status: z
      .string()
      .optional()
      .describe(
        'STAGED, PROVISIONED (invited), ACTIVE, PASSWORD_EXPIRED, RECOVERY (password reset started), LOCKED_OUT, SUSPENDED or DEPROVISIONED (deactivated).',
      ),
    created: moment('When the user was created.'),
    activated: moment('When the user was first activated.'),
    statusChanged: moment('When the status last changed.'),
    lastLogin: moment('When the user last signed in. Empty if the user never signed in.'),
    lastUpdated: moment('When the user last changed in any way.'),
    passwordChanged: moment('When the password last changed.'),
    transitioningToStatus: z
      .string()
      .nullable()
      .optional()
      .describe('The status that Okta is still changing the user to. Empty if no change is pending.'),
    type: z
      .object({ id: field(z.string(), { title: 'User type ID' }).describe('ID of the user type.') })
      .passthrough()
      .optional()
      .describe('The user type, which determines the attributes of the profile.'),
    realmId: z.string().nullable().optional().describe('The realm of the user, in an org with realms.'),
    profile: userProfile.optional(),
    credentials: z
      .object({
        password: z
          .object({})
          .passthrough()
          .optional()
          .describe('Present if the user has a password. Never contains the password.'),
        recovery_question: z
          .object({
            question: z.string().optional().describe('The question. Okta never returns the answer.'),
          })
          .passthrough()
          .optional()
          .describe('The recovery question.'),
        provider: z
          .object({
            type: z
              .string()
              .optional()
              .describe('OKTA, ACTIVE_DIRECTORY, LDAP, FEDERATION, SOCIAL or IMPORT.'),
            name: z.string().optional().describe('Name of the provider.'),
          })
          .passthrough()
          .optional()
          .describe('Who checks the password.'),
        emails: z
          .array(
            z
              .object({
                value: z.string().optional().describe('The address.'),
                status: z.string().optional().describe('Whether it is verified.'),
                type: z.string().optional().describe('PRIMARY or SECONDARY.'),
              })
              .passthrough(),
          )
          .optional()
          .describe('The addresses of the user and whether they are verified. Some orgs do not return them.'),
      })
      .passthrough()
      .optional()
      .describe('How the user signs in. Contains no secrets.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to what Okta allows next.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'Related objects, if they were requested.',
    ),
  })
  .passthrough();
export type User = z.infer<typeof user>;

/** An update only if nobody changed the user in between. */
export const ifMatch = field(
  z
    .string()
    .regex(/^[\x20-\x7e]*$/, 'must be an ETag from "Get user"')
    .optional(),
  { title: 'Only if version', advanced: true },
).describe(
  'The ETag from "Get user". If the user has changed since then, nothing is written and the error is CONFLICT.',
);

/** The output of a change of a user's state: the user as Okta has it afterwards, and whether anything changed. */
export const changedUser = user.extend({
  changed: z.boolean().describe('True if Okta made the change. False if the user was already in that state.'),
});

/** The output field of off-boarding for a user who had been deleted before. */
export const alreadyGone = z
  .boolean()
  .describe(
    'True if the user had already been deleted, so there was nothing to do. This works only with an ID: a login that is not found is an error.',
  );

/** A user with every field that Okta can send, for samples. */
export const sampleUser = {
  id: '00ub0oNGTSWTBKOLGLNR',
  status: 'ACTIVE',
  created: '2026-01-12T09:00:00.000Z',
  activated: '2026-01-12T09:00:00.000Z',
  statusChanged: '2026-01-14T08:12:30.000Z',
  lastLogin: '2026-03-02T07:58:11.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  passwordChanged: '2026-01-14T08:12:30.000Z',
  transitioningToStatus: null,
  type: { id: 'otyfnjfba4ye7pgjB0g4' },
  realmId: 'guo1bfiNtSnZYILxO0g4',
  profile: sampleProfile,
  credentials: {
    password: {},
    recovery_question: { question: 'What was the name of your first ship?' },
    provider: { type: 'OKTA', name: 'OKTA' },
    emails: [{ value: 'grace.hopper@example.com', status: 'VERIFIED', type: 'PRIMARY' }],
  },
  _links: { self: { href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR' } },
  _embedded: {},
} satisfies z.input<typeof user>;

/** The user in a row of a report. */
export const reportedUser = {
  id: field(z.string(), { title: 'User ID' }).describe('ID of the user.'),
  login: z.string().optional().describe('Login of the user.'),
  status: z.string().optional().describe('Status of the user.'),
};

/** Whether a user is activated where a job has to create one. */
export const activateIfNew = z
  .boolean()
  .default(true)
  .describe(
    'Activates a user who is created, which sends an invitation by email. If this is off, a new user stays STAGED.',
  );
