import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ifFound } from '../../connector/okta/steps/if-found.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { isOf } from '../../connector/okta/steps/system-log.ts';
import {
  accessIn,
  day,
  givenUntil,
  logDays,
  takenFrom,
} from '../../connector/okta/steps/temporary-access.ts';
import { jobSteps } from '../../schemas/job.ts';
import {
  sampleTemporaryAccess,
  type TemporaryAccess,
  temporaryAccess,
} from '../../schemas/temporary-access.ts';
import { userId } from '../../schemas/user.ts';
import { getAppUser } from '../apps/get-app-user.ts';
import { unassignUserFromApp } from '../apps/unassign-user-from-app.ts';
import { isUserInGroup } from '../groups/is-user-in-group.ts';
import { removeUserFromGroup } from '../groups/remove-user-from-group.ts';
import { listLogEvents } from '../logs/list-log-events.ts';
import { getUser } from '../users/get-user.ts';

export const endTemporaryAccess = defineAction({
  name: 'end_temporary_access',
  title: 'End temporary access',
  description:
    'Takes away what "Grant temporary access" gave and whose time is over. Let it run by a schedule: what was missed while the host was down ends with the next run. What somebody has taken away and given again by hand since stays.',
  steps: [getUser, listLogEvents, isUserInGroup, getAppUser, removeUserFromGroup, unassignUserFromApp],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['expire access', 'revoke expired access', 'just in time access'],
  input: z
    .object({
      userId: userId.optional().describe('Only the access of this user. If left out, that of all users.'),
      endNow: z
        .boolean()
        .default(false)
        .describe('Ends the access of the user also before its time is over.'),
    })
    .strict(),
  output: z.object({
    ended: z.array(temporaryAccess).describe('What was taken away.'),
    running: z.array(temporaryAccess).describe('What ends later, as it was given.'),
    steps: jobSteps,
  }),
  sample: {
    input: {},
    output: {
      ended: [sampleTemporaryAccess],
      running: [{ ...sampleTemporaryAccess, until: '2026-12-01T17:00:00.000Z' }],
      steps: [
        {
          step: 'remove_user_from_group',
          title: 'Remove user from group',
          done: true,
          changed: null,
          why: '',
        },
      ],
    },
  },
  check: ({ endNow, userId }) => ({
    userId: endNow && !userId && 'is required to end access before its time',
  }),
  async execute({ input, ...context }) {
    const { okta, run } = context;
    const now = new Date(okta.now()).toISOString();
    const since = new Date(okta.now() - logDays * day).toISOString();
    const about = input.userId && isOf((await run(getUser, { userId: input.userId })).id);

    const all = new Map<string, TemporaryAccess>();
    const filter = [givenUntil, about].filter(Boolean).join(' and ');
    for (let after: string | null | undefined; after !== null; ) {
      const page = await run(listLogEvents, {
        filter,
        since,
        sortOrder: 'DESCENDING',
        limit: 10_000,
        ...(after && { after }),
      });
      for (const event of page.events) {
        const access = accessIn(event);
        if (!access) continue;
        const key = `${access.userId} ${access.groupId ?? access.appId}`;
        // The newest comes first, and holds.
        if (!all.has(key)) all.set(key, access);
      }
      after = page.nextCursor;
    }

    const job = jobOf(context);
    const ended: TemporaryAccess[] = [];
    const running: TemporaryAccess[] = [];
    for (const access of all.values()) {
      if (access.until > now && !input.endNow) {
        running.push(access);
        continue;
      }
      const { userId, groupId, appId, name, login } = access;
      const isStillGiven = async (): Promise<boolean> => {
        const has = groupId
          ? (await ifFound(run(isUserInGroup, { groupId, userId })))?.inGroup
          : (await ifFound(run(getAppUser, { appId: appId ?? '', userId })))?.scope === 'USER';
        if (!has) return false;
        const taken = await run(listLogEvents, {
          filter: takenFrom(userId, groupId ?? appId ?? ''),
          since: access.since,
          sortOrder: 'DESCENDING',
          limit: 1,
        });
        return taken.count === 0;
      };
      const of = `${login ?? userId}, ${name ?? groupId ?? appId}`;
      const done = groupId
        ? await job.step(removeUserFromGroup, { groupId, userId }, of, isStillGiven)
        : await job.step(unassignUserFromApp, { appId: appId ?? '', userId }, of, isStillGiven);
      if (done) ended.push(access);
    }
    return { ended, running, steps: job.end() };
  },
});
