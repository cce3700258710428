import { describe, expect, test } from 'vitest';
import { setUserRisk } from '../../../actions/users/set-user-risk.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/risk';

describe('set_user_risk', () => {
  test.each([200, 201])('puts the level alone, and takes a %i for done', async (status) => {
    const risk = { riskLevel: 'HIGH', reason: 'Admin override risk' };
    const sent = answer('PUT', path, status, risk);

    await expect(run(setUserRisk, { userId: '00u1', riskLevel: 'HIGH' })).resolves.toEqual(risk);
    expect(sent.body).toEqual({ riskLevel: 'HIGH' });
  });

  test('refuses a reason with marks that Okta does not take, and a level that only Okta gives', async () => {
    const input = { userId: '00u1', riskLevel: 'NONE', riskReason: 'Stolen!' };

    await expect(run(setUserRisk, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'riskLevel' }, { field: 'riskReason' }],
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('PUT', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(setUserRisk, { userId: '00u1', riskLevel: 'LOW' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
