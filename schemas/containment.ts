import { z } from 'zod/v3';
import { field } from './field.ts';
import { groupId } from './group.ts';
import { jobSteps } from './job.ts';
import { addressInput } from './network-zone.ts';
import { sampleUser } from './user.ts';

/** Where a contained user is put, and which addresses are blocked. */
export const quarantine = {
  groupId: field(groupId.optional(), { title: 'Quarantine group ID', pickList: 'groups' }).describe(
    'The ID of a group (00g...) that policies keep out. It must be managed in Okta.',
  ),
  zoneId: field(addressInput.zoneId.optional(), { title: 'Zone ID', pickList: 'network_zones' }).describe(
    'The ID of a network zone (nzo...) whose addresses the org blocks.',
  ),
  addresses: addressInput.addresses.optional(),
};

/** Addresses need the zone that they are in, and the other way round. */
export const quarantineCheck = ({ zoneId, addresses }: { zoneId?: unknown; addresses?: unknown }) => ({
  addresses: Boolean(zoneId) !== Boolean(addresses) && 'and "Zone ID" go together',
});

/** The outcome of containing or releasing a user. */
export const containment = z.object({
  userId: z.string().describe('ID of the user.'),
  login: z.string().optional().describe('Login of the user.'),
  statusBefore: z.string().optional().describe('Status of the user before.'),
  status: z.string().optional().describe('Status of the user now.'),
  steps: jobSteps,
});

export const sampleContainment = {
  userId: sampleUser.id,
  login: sampleUser.profile.login,
  statusBefore: 'ACTIVE',
  status: 'SUSPENDED',
  steps: [
    { step: 'suspend_user', title: 'Suspend user', done: true, changed: true, why: '' },
    { step: 'clear_user_sessions', title: 'Clear user sessions', done: true, changed: null, why: '' },
  ],
} satisfies z.input<typeof containment>;
