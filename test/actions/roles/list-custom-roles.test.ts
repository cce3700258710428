import { describe, expect, test } from 'vitest';
import { listCustomRoles } from '../../../actions/roles/list-custom-roles.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/iam/roles';

describe('list_custom_roles', () => {
  test('reads all pages, whose links stand in the body', async () => {
    const next = { href: `https://acme.okta.com${path}?after=c1` };
    answer('GET', path, 200, { roles: [{ id: 'cr01', label: 'Desk' }], _links: { next } });
    answer('GET', `${path}?after=c1`, 200, { roles: [{ id: 'cr02', label: 'Audit' }], _links: {} });

    await expect(run(listCustomRoles, {})).resolves.toMatchObject({
      roles: [{ id: 'cr01' }, { id: 'cr02' }],
      count: 2,
      hasMore: false,
    });
  });

  test('says which role it takes', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listCustomRoles, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
