import { z } from 'zod/v3';
import { appId } from './app.ts';
import { field } from './field.ts';
import { oneLine } from './text.ts';
import { userId } from './user.ts';
import { customValue } from './user-profile.ts';

/** The user of an application. Okta documents no login in this place. */
const byId = 'The ID of the user (00u...). A login does not work here.';

/** Any user of the org, to be assigned. */
export const newAppUserInput = { appId, userId: userId.describe(byId) };

/** A user who has the application. */
export const appUserInput = { appId, userId: field(userId, { pickList: 'app_users' }).describe(byId) };

/** The user's own sign-in to an application, as an input. */
export const appUserCredentials = z
  .object({
    userName: oneLine(z.string().min(1).max(100))
      .optional()
      .describe("The username in the application. If left out, Okta makes it by the application's rule."),
    password: z
      .object({
        value: field(z.string().min(1).optional(), { secret: true }).describe(
          'The password of the user in the application. It works only where each user has one.',
        ),
      })
      .strict()
      .optional()
      .describe('The password in the application, where the application asks for one.'),
  })
  .strict()
  .describe('How the user signs in to the application.');

export const appUserProfile = z
  .record(customValue)
  .describe(
    'Attributes of the user in the application, by variable name. Okta refuses those that it maps from the user. null clears an attribute.',
  );

/** The assignment of a user to an application, as Okta sends it. Source: GET /api/v1/apps/{appId}/users/{userId}. */
export const appUser = z
  .object({
    id: field(z.string(), { title: 'User ID' }).describe('ID of the user.'),
    externalId: field(z.string().nullable().optional(), { title: 'External ID' }).describe(
      'ID of the account in the application. Empty if Okta keeps none.',
    ),
    created: z.string().optional().describe('When the user was assigned.'),
    lastUpdated: z.string().optional().describe('When the assignment last changed.'),
    scope: z
      .string()
      .optional()
      .describe("USER if the assignment is the user's own, GROUP if it comes through a group."),
    status: z
      .string()
      .optional()
      .describe('State of the account, such as ACTIVE, PROVISIONED, STAGED, PENDING or DEPROVISIONED.'),
    statusChanged: z.string().nullable().optional().describe('When the status last changed.'),
    passwordChanged: z
      .string()
      .nullable()
      .optional()
      .describe('When the password in the application last changed. Empty if there is none.'),
    lastSync: z.string().nullable().optional().describe('When Okta last synchronized the account.'),
    syncState: z.string().optional().describe('DISABLED, OUT_OF_SYNC, SYNCING, SYNCHRONIZED or ERROR.'),
    credentials: z
      .object({
        userName: z.string().optional().describe('The username in the application.'),
        password: z
          .object({})
          .passthrough()
          .optional()
          .describe('Present if there is a password. Never contains the password.'),
      })
      .passthrough()
      .optional()
      .describe('How the user signs in to the application. Contains no secrets.'),
    profile: z.record(z.unknown()).optional().describe('Attributes of the user in the application.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the application, the user, and the group through which the user has it.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The user, if that was requested.',
    ),
  })
  .passthrough();
export type AppUser = z.infer<typeof appUser>;

/** The output of a change of an assignment: as it is now, and as it was. */
export const changedAppUser = appUser.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the assignment was already as it was wanted.'),
  before: appUser.nullable().describe('The assignment as it was before. Empty if there was none.'),
});

/** An assignment with every field that Okta can send, for samples. */
export const sampleAppUser = {
  id: '00ub0oNGTSWTBKOLGLNR',
  externalId: '70c14cc17d3745e8a9f98d599a68329c',
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  scope: 'USER',
  status: 'ACTIVE',
  statusChanged: '2026-01-12T09:00:00.000Z',
  passwordChanged: '2026-01-14T08:12:30.000Z',
  lastSync: '2026-02-20T16:40:00.000Z',
  syncState: 'DISABLED',
  credentials: { userName: 'grace.hopper@example.com', password: {} },
  profile: { role: 'approver' },
  _links: { app: { href: 'https://acme.okta.com/api/v1/apps/0oa1gjh63g214q0Hq0g4' } },
  _embedded: {},
} satisfies z.input<typeof appUser>;
