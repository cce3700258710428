import { z } from 'zod/v3';
import { appId } from './app.ts';
import { field } from './field.ts';
import { groupId } from './group.ts';

/** Any group of the org, to be assigned. */
export const newAppGroupInput = { appId, groupId };

/** A group that has the application. */
export const appGroupInput = {
  appId,
  groupId: field(groupId, { pickList: 'app_groups' }),
};

/** The assignment of a group to an application, as Okta sends it. Source: GET /api/v1/apps/{appId}/groups/{groupId}. */
export const appGroup = z
  .object({
    id: field(z.string(), { title: 'Group ID' }).describe('ID of the group.'),
    lastUpdated: z.string().optional().describe('When the assignment last changed.'),
    priority: z
      .number()
      .optional()
      .describe(
        'Which group decides on the profile of a user who is in several: the one with the lowest number.',
      ),
    profile: z.record(z.unknown()).optional().describe('Attributes that the members get in the application.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the application and the group.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The group or the metadata, if they were requested.',
    ),
  })
  .passthrough();
export type AppGroup = z.infer<typeof appGroup>;

/** The output of an assignment: as it is now, and as it was. */
export const changedAppGroup = appGroup.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the group was already assigned as it was wanted.'),
  before: appGroup.nullable().describe('The assignment as it was before. Empty if there was none.'),
});

/** An assignment with every field that Okta can send, for samples. */
export const sampleAppGroup = {
  id: '00g1emaKYZTWRYYRRTSK',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  priority: 0,
  profile: { role: 'approver' },
  _links: { app: { href: 'https://acme.okta.com/api/v1/apps/0oa1gjh63g214q0Hq0g4' } },
  _embedded: {},
} satisfies z.input<typeof appGroup>;
