import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { containment, quarantine, quarantineCheck, sampleContainment } from '../../schemas/containment.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { resetFactors } from '../factors/reset-factors.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { addAddressesToNetworkZone } from '../network-zones/add-addresses-to-network-zone.ts';
import { clearUserSessions } from '../sessions/clear-user-sessions.ts';
import { getUser } from '../users/get-user.ts';
import { suspendUser } from '../users/suspend-user.ts';

export const containUser = defineAction({
  name: 'contain_user',
  title: 'Contain user',
  description:
    'Shuts a compromised account out at once: suspends the user, ends all sessions and tokens, and on request resets the factors, adds the user to a quarantine group and blocks addresses. Each step is tried even if another one fails, and running it again does the rest.',
  steps: [resetFactors, addUserToGroup, addAddressesToNetworkZone, clearUserSessions, getUser, suspendUser],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['compromised account', 'incident', 'block a user', 'sign out everywhere'],
  input: z
    .object({
      userId,
      resetFactors: z
        .boolean()
        .default(false)
        .describe(
          'Also removes all factors of the user. They cannot be brought back; the user enrolls again.',
        ),
      ...quarantine,
    })
    .strict(),
  output: containment,
  sample: {
    input: { userId: sampleUser.id },
    output: sampleContainment,
  },
  check: quarantineCheck,
  async execute({ input, ...context }) {
    const { run } = context;
    const { id, status, profile } = await run(getUser, { userId: input.userId });
    const job = jobOf(context);
    // In these states nobody signs in, and Okta suspends nobody.
    if (status === 'STAGED' || status === 'DEPROVISIONED')
      job.nothingToDo(suspendUser, `A user who is ${status} cannot sign in.`);
    else await job.step(suspendUser, { userId: id });
    await job.step(clearUserSessions, { userId: id, oauthTokens: true });
    if (input.resetFactors) await job.step(resetFactors, { userId: id });
    if (input.groupId) await job.step(addUserToGroup, { groupId: input.groupId, userId: id });
    if (input.zoneId && input.addresses) {
      await job.step(addAddressesToNetworkZone, { zoneId: input.zoneId, addresses: input.addresses });
    }
    const steps = job.end();
    const after = await run(getUser, { userId: id });
    return { userId: id, login: profile?.login, statusBefore: status, status: after.status, steps };
  },
});
