import { describe, expect, test } from 'vitest';
import { getUserRisk } from '../../../actions/users/get-user-risk.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/risk';

describe('get_user_risk', () => {
  test('gives the level, of which NONE has no reason', async () => {
    answer('GET', path, 200, { riskLevel: 'NONE' });

    await expect(run(getUserRisk, { userId: '00u1' })).resolves.toEqual({ riskLevel: 'NONE' });
  });

  test('names the product that the org lacks', async () => {
    const lacking = 'You do not have permission to access the feature you are requesting';
    answer('GET', path, 401, refused('E0000015', lacking));

    await expect(run(getUserRisk, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Identity Threat Protection with Okta AI"'),
    });
  });
});
