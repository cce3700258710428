import { expect, test } from 'vitest';
import { devices } from '../../../../connector/okta/pick-lists/devices.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of devices finds them by name or serial number, and shows their status', async () => {
  const search = encodeURIComponent('profile.displayName co "pix" or profile.serialNumber co "pix"');
  answer('GET', `/api/v1/devices?search=${search}&limit=200`, 200, [
    { id: 'guo1', status: 'ACTIVE', profile: { displayName: 'Pixel 9' } },
    { id: 'guo2' },
  ]);

  await expect(devices.choices(clientOf(), { search: 'pix' })).resolves.toEqual({
    choices: [
      { value: 'guo1', label: 'Pixel 9 (ACTIVE)' },
      { value: 'guo2', label: 'guo2' },
    ],
    nextCursor: null,
  });
});
