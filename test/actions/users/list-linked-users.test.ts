import { describe, expect, test } from 'vitest';
import { listLinkedUsers } from '../../../actions/users/list-linked-users.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/linkedObjects/subordinate';
const input = { userId: '00u1', relationshipName: 'subordinate' };
const linkTo = (id: string) => ({ _links: { self: { href: `https://acme.okta.com/api/v1/users/${id}` } } });

describe('list_linked_users', () => {
  test('gives the links as Okta sends them, of all pages, and the IDs that they end in', async () => {
    const link = `<https://acme.okta.com${path}?after=c1>; rel="next"`;
    answer('GET', path, 200, [linkTo('00u2'), linkTo('00u3')], { link });
    answer('GET', `${path}?after=c1`, 200, [linkTo('00u4')]);

    await expect(run(listLinkedUsers, input)).resolves.toEqual({
      linkedUsers: [linkTo('00u2'), linkTo('00u3'), linkTo('00u4')],
      count: 3,
      nextCursor: null,
      hasMore: false,
      userIds: ['00u2', '00u3', '00u4'],
    });
  });

  test('leaves out of the IDs what has no link', async () => {
    answer('GET', path, 200, [{ _links: {} }, linkTo('00u2')]);

    await expect(run(listLinkedUsers, input)).resolves.toMatchObject({ count: 2, userIds: ['00u2'] });
  });

  test('says NOT_FOUND for a relationship that the org does not know', async () => {
    const unknown = 'Not found: Resource not found: subordinate (LinkedObjectProperty)';
    answer('GET', path, 404, refused('E0000007', unknown));

    await expect(run(listLinkedUsers, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
