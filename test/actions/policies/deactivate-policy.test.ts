import { describe, expect, test } from 'vitest';
import { deactivatePolicy } from '../../../actions/policies/deactivate-policy.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/policies/00p1';
const is = (status: string) => answer('GET', path, 200, { id: '00p1', status, system: false });
const input = { policyId: '00p1' };

describe('deactivate_policy', () => {
  test('turns it off, and gives it back as it is then', async () => {
    is('ACTIVE');
    answer('POST', `${path}/lifecycle/deactivate`, 204);
    is('INACTIVE');

    await expect(run(deactivatePolicy, input)).resolves.toMatchObject({ status: 'INACTIVE', changed: true });
  });

  test('sends nothing where it is INACTIVE already', async () => {
    is('INACTIVE');

    await expect(run(deactivatePolicy, input)).resolves.toMatchObject({ status: 'INACTIVE', changed: false });
  });

  test.each([
    [400, 'E0000001'],
    [403, 'E0000006'],
  ])("says that it is one of Okta's own, however Okta refuses it: %i %s", async (status, code) => {
    const system = { id: '00p1', name: 'Default', status: 'ACTIVE', system: true };
    answer('GET', path, 200, system);
    answer('POST', `${path}/lifecycle/deactivate`, status, refused(code, 'Refused'));
    answer('GET', path, 200, system);

    await expect(run(deactivatePolicy, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: `The policy "Default" is one of Okta's own, which cannot be deactivated.`,
      okta: { errorCode: code },
    });
  });

  test('leaves any other refusal as it is', async () => {
    is('ACTIVE');
    answer('POST', `${path}/lifecycle/deactivate`, 403, refused('E0000006', 'No permission'));
    is('ACTIVE');

    await expect(run(deactivatePolicy, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
