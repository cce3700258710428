import { expect, test } from 'vitest';
import { realms } from '../../../../connector/okta/pick-lists/realms.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of realms shows their names', async () => {
  answer('GET', '/api/v1/realms?limit=200', 200, [
    { id: 'guo1', profile: { name: 'Car Co' } },
    { id: 'guo2' },
  ]);

  await expect(realms.choices(clientOf(), {})).resolves.toMatchObject({
    choices: [
      { value: 'guo1', label: 'Car Co' },
      { value: 'guo2', label: 'guo2' },
    ],
  });
});
