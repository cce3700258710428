import { expect, test } from 'vitest';
import { networkZones } from '../../../../connector/okta/pick-lists/network-zones.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of network zones shows whether they block', async () => {
  answer('GET', '/api/v1/zones?limit=200', 200, [
    { id: 'nzo1', name: 'Office', usage: 'POLICY' },
    { id: 'nzo2', name: 'Attackers', usage: 'BLOCKLIST' },
    { id: 'nzo3' },
  ]);

  await expect(networkZones.choices(clientOf(), {})).resolves.toEqual({
    choices: [
      { value: 'nzo1', label: 'Office (POLICY)' },
      { value: 'nzo2', label: 'Attackers (BLOCKLIST)' },
      { value: 'nzo3', label: 'nzo3' },
    ],
    nextCursor: null,
  });
});
