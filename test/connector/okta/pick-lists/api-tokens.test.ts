import { expect, test } from 'vitest';
import { apiTokens } from '../../../../connector/okta/pick-lists/api-tokens.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

test('the pick list of API tokens tells those of one name apart by their day', async () => {
  answer('GET', '/api/v1/api-tokens', 200, [
    { id: '00T1', name: 'Workflows', created: '2026-01-12T09:00:00.000Z' },
    { id: '00T2', name: 'Workflows' },
  ]);

  await expect(apiTokens.choices(clientOf(), {})).resolves.toMatchObject({
    choices: [
      { value: '00T1', label: 'Workflows (2026-01-12)' },
      { value: '00T2', label: 'Workflows' },
    ],
  });
});
