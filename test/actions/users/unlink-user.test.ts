import { describe, expect, test } from 'vitest';
import { unlinkUser } from '../../../actions/users/unlink-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/linkedObjects/manager';
const input = { userId: '00u1', primaryRelationshipName: 'manager' };

describe('unlink_user', () => {
  test.each([
    [['00u3'], '00u3', true],
    [[], null, false],
  ])('unlinks, and says of %j who was there before', async (before, previousPrimaryUserId, changed) => {
    const links = before.map((id) => ({
      _links: { self: { href: `https://acme.okta.com/api/v1/users/${id}` } },
    }));
    answer('GET', path, 200, links);
    answer('DELETE', path, 204);

    await expect(run(unlinkUser, input)).resolves.toEqual({ ...input, previousPrimaryUserId, changed });
  });

  test('does not pass over the name of the associated end, of which nobody is linked', async () => {
    answer('GET', path, 200, []);
    const unknown = 'Not found: Resource not found: manager (LinkedObjectProperty)';
    answer('DELETE', path, 404, refused('E0000007', unknown));

    await expect(run(unlinkUser, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
