import { describe, expect, test } from 'vitest';
import { searchUsers } from '../../../actions/users/search-users.ts';
import { answer, run } from '../../okta.ts';

const searched = (expression: string, more = '&limit=200') =>
  answer('GET', `/api/v1/users?${more.slice(1)}&search=${encodeURIComponent(expression)}`, 200, [
    { id: '00u1' },
  ]);

describe('search_users', () => {
  test('joins the rows, and escapes what is compared with', async () => {
    searched('profile.city eq "A \\"B\\"" and profile.seats gt 9 and profile.manager pr');

    await expect(
      run(searchUsers, {
        conditions: [
          { attribute: 'profile.city', operator: 'eq', value: 'A "B"' },
          { attribute: 'profile.seats', operator: 'gt', value: 9 },
          { attribute: 'profile.manager', operator: 'pr' },
        ],
      }),
    ).resolves.toMatchObject({ users: [{ id: '00u1' }], count: 1 });
  });

  test('takes one of the rows as enough, sorts and limits when told to', async () => {
    searched('status eq "ACTIVE" or profile.lastName co "ov"', '&sortBy=status&sortOrder=desc&limit=5');

    await expect(
      run(searchUsers, {
        conditions: [
          { attribute: 'status', operator: 'eq', value: 'ACTIVE' },
          { attribute: 'profile.lastName', operator: 'co', value: 'ov' },
        ],
        match: 'any',
        sortBy: 'status',
        sortOrder: 'desc',
        limit: 5,
      }),
    ).resolves.toMatchObject({ count: 1 });
  });

  test.each([
    [
      'an attribute that cannot be searched',
      { attribute: 'lastLogin', operator: 'pr' },
      /cannot search by "lastLogin"/,
    ],
    [
      'an expression in place of an attribute',
      { attribute: 'status pr or id', operator: 'pr' },
      /cannot search by/,
    ],
    ['co on another attribute', { attribute: 'profile.city', operator: 'co', value: 'x' }, /"co" works on/],
    ['pr with a value', { attribute: 'status', operator: 'pr', value: 'x' }, /leave the value out/],
    ['eq without a value', { attribute: 'status', operator: 'eq' }, /needs a value/],
  ])('refuses %s, and names the row', async (_, row, message) => {
    const conditions = [{ attribute: 'id', operator: 'pr' }, row];
    await expect(run(searchUsers, { conditions })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(message),
      fields: [{ field: 'conditions', message: expect.stringContaining('condition 2') }],
    });
  });
});
