import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { containment, quarantine, quarantineCheck, sampleContainment } from '../../schemas/containment.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { removeUserFromGroup } from '../groups/remove-user-from-group.ts';
import { removeAddressesFromNetworkZone } from '../network-zones/remove-addresses-from-network-zone.ts';
import { getUser } from '../users/get-user.ts';
import { unsuspendUser } from '../users/unsuspend-user.ts';

export const releaseUser = defineAction({
  name: 'release_user',
  title: 'Release user',
  description:
    'Takes back what "Contain user" did: lets the addresses through, takes the user out of the quarantine group, and unsuspends the user. Sessions, tokens and factors that were ended do not come back: the user signs in and enrolls again.',
  steps: [removeUserFromGroup, removeAddressesFromNetworkZone, getUser, unsuspendUser],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['undo containment', 'let a user in again'],
  input: z.object({ userId, ...quarantine }).strict(),
  output: containment,
  sample: {
    input: { userId: sampleUser.id },
    output: {
      ...sampleContainment,
      statusBefore: 'SUSPENDED',
      status: 'ACTIVE',
      steps: [{ step: 'unsuspend_user', title: 'Unsuspend user', done: true, changed: true, why: '' }],
    },
  },
  check: quarantineCheck,
  async execute({ input, ...context }) {
    const { run } = context;
    const { id, status, profile } = await run(getUser, { userId: input.userId });
    const job = jobOf(context);
    if (input.zoneId && input.addresses) {
      await job.step(removeAddressesFromNetworkZone, { zoneId: input.zoneId, addresses: input.addresses });
    }
    if (input.groupId) await job.step(removeUserFromGroup, { groupId: input.groupId, userId: id });
    if (status === 'STAGED' || status === 'DEPROVISIONED')
      job.nothingToDo(unsuspendUser, `The user is ${status}, and was not suspended.`);
    else await job.step(unsuspendUser, { userId: id });
    const steps = job.end();
    const after = await run(getUser, { userId: id });
    return { userId: id, login: profile?.login, statusBefore: status, status: after.status, steps };
  },
});
