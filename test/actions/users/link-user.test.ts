import { describe, expect, test } from 'vitest';
import { linkUser } from '../../../actions/users/link-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/linkedObjects/manager';
const input = { userId: '00u1', primaryRelationshipName: 'manager', primaryUserId: '00u2' };
const linkTo = (id: string) => ({ _links: { self: { href: `https://acme.okta.com/api/v1/users/${id}` } } });

describe('link_user', () => {
  test.each([
    [[], null, true],
    [['00u3'], '00u3', true],
    [['00u2'], '00u2', false],
  ])('links, and says of %j who was there before', async (before, previousPrimaryUserId, changed) => {
    answer('GET', path, 200, before.map(linkTo));
    const sent = answer('PUT', `${path}/00u2`, 204);

    await expect(run(linkUser, input)).resolves.toEqual({ ...input, previousPrimaryUserId, changed });
    expect(sent.body).toBeUndefined();
  });

  test('says NOT_FOUND for the name of the associated end', async () => {
    answer('GET', path, 200, []);
    const unknown = 'Not found: Resource not found: manager (LinkedObjectProperty)';
    answer('PUT', `${path}/00u2`, 404, refused('E0000007', unknown));

    await expect(run(linkUser, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
