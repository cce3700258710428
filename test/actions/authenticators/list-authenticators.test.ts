import { describe, expect, test } from 'vitest';
import { listAuthenticators } from '../../../actions/authenticators/list-authenticators.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/authenticators';

describe('list_authenticators', () => {
  test('gives all authenticators in one page', async () => {
    const authenticators = [{ id: 'aut1', key: 'okta_verify', status: 'ACTIVE' }];
    answer('GET', path, 200, authenticators);

    await expect(run(listAuthenticators, {})).resolves.toMatchObject({ authenticators, hasMore: false });
  });

  test('names what the org lacks', async () => {
    answer(
      'GET',
      path,
      401,
      refused('E0000015', 'You do not have permission to access the feature you are requesting'),
    );

    await expect(run(listAuthenticators, {})).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Okta Identity Engine"'),
    });
  });
});
