import { z } from 'zod/v3';
import { field } from './field.ts';
import { sampleGroup } from './group.ts';
import { sampleUser } from './user.ts';

/** Access of a user to a group or an application that ends at a time. */
export const temporaryAccess = z.object({
  userId: field(z.string(), { title: 'User ID' }).describe('ID of the user.'),
  login: z.string().nullable().describe('Login of the user.'),
  groupId: field(z.string().nullable(), { title: 'Group ID' }).describe('ID of the group, if it is one.'),
  appId: field(z.string().nullable(), { title: 'App ID' }).describe('ID of the application, if it is one.'),
  name: z.string().nullable().describe('Name of the group or application.'),
  since: z.string().describe('When it was given.'),
  until: z.string().describe('When it ends.'),
});

export type TemporaryAccess = z.output<typeof temporaryAccess>;

export const sampleTemporaryAccess: TemporaryAccess = {
  userId: sampleUser.id,
  login: sampleUser.profile.login,
  groupId: sampleGroup.id,
  appId: null,
  name: sampleGroup.profile.name,
  since: '2026-03-02T08:00:00.000Z',
  until: '2026-03-09T08:00:00.000Z',
};
