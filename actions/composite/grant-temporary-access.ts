import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ConnectorError } from '../../connector/core/error.ts';
import { ifFound } from '../../connector/okta/steps/if-found.ts';
import { onceLogged } from '../../connector/okta/steps/system-log.ts';
import {
  accessIn,
  day,
  givenTo,
  logDays,
  mostDays,
  untilMark,
} from '../../connector/okta/steps/temporary-access.ts';
import { appId } from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { assignUserToApp } from '../apps/assign-user-to-app.ts';
import { getAppUser } from '../apps/get-app-user.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { isUserInGroup } from '../groups/is-user-in-group.ts';
import { listLogEvents } from '../logs/list-log-events.ts';
import { getUser } from '../users/get-user.ts';

export const grantTemporaryAccess = defineAction({
  name: 'grant_temporary_access',
  title: 'Grant temporary access',
  description:
    'Adds a user to a group, or gives the user an application, until a time. "End temporary access" takes it away when the time is over: let it run by a schedule. A user who has the access without an end keeps it.',
  steps: [getUser, isUserInGroup, getAppUser, listLogEvents, addUserToGroup, assignUserToApp],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['just in time access', 'time-limited access', 'expiring membership', 'elevate for a while'],
  input: z
    .object({
      userId,
      groupId: groupId.optional(),
      appId: appId.optional(),
      until: z
        .string()
        .datetime({ offset: true })
        .describe('When it ends, such as 2026-01-31T17:00:00Z. At most 60 days ahead.'),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    login: z.string().optional().describe('Login of the user.'),
    groupId: field(z.string().nullable(), { title: 'Group ID' }).describe('The group ID from the input.'),
    appId: field(z.string().nullable(), { title: 'App ID' }).describe('The app ID from the input.'),
    until: z
      .string()
      .nullable()
      .describe('When it ends. Empty if the user has the access without an end, and keeps it.'),
    changed: z.boolean().describe('False if the user had the access already.'),
  }),
  sample: {
    input: { userId: sampleUser.id, groupId: sampleGroup.id, until: '2026-12-01T17:00:00Z' },
    output: {
      userId: sampleUser.id,
      login: sampleUser.profile.login,
      groupId: sampleGroup.id,
      appId: null,
      until: '2026-12-01T17:00:00.000Z',
      changed: true,
    },
  },
  check: ({ appId, groupId }) => ({
    groupId: Boolean(appId) === Boolean(groupId) && 'or "App ID" is required, and not both',
  }),
  async execute({ okta, run, input: { appId, groupId, ...input } }) {
    const left = Date.parse(input.until) - okta.now();
    if (left <= 0 || left > mostDays * day) {
      const message = `lies in the past or more than ${mostDays} days ahead`;
      throw new ConnectorError('INVALID_INPUT', `"Until" ${message}.`, {
        fields: [{ field: 'until', message }],
      });
    }
    const until = new Date(Math.floor(Date.parse(input.until) / 1000) * 1000).toISOString();
    const { id: userId, profile } = await run(getUser, { userId: input.userId });
    const answer = { userId, login: profile?.login, groupId: groupId ?? null, appId: appId ?? null };
    const to = groupId ?? appId ?? '';
    const lastGiven = async () =>
      (
        await run(listLogEvents, {
          filter: givenTo(userId, to),
          since: new Date(okta.now() - logDays * day).toISOString(),
          sortOrder: 'DESCENDING',
          limit: 1,
        })
      ).events[0];
    // A key that may not read the log must not give what nothing would end.
    const given = await lastGiven();
    const has = groupId
      ? (await run(isUserInGroup, { groupId, userId })).inGroup
      : (await ifFound(run(getAppUser, { appId: to, userId }))) !== undefined;
    if (has) {
      const event = given ?? (await onceLogged(okta, lastGiven));
      const ends = event && accessIn(event)?.until;
      if (ends && ends !== until) {
        throw new ConnectorError(
          'WRONG_STATE',
          `The user has this access until ${ends}. To change the end, end it now with end_temporary_access, and grant it again.`,
        );
      }
      return { ...answer, until: ends ?? null, changed: false };
    }
    const mark = untilMark(until);
    if (groupId) await run(addUserToGroup, { groupId, userId }, mark);
    else await run(assignUserToApp, { appId: to, userId }, mark);
    return { ...answer, until, changed: true };
  },
});
