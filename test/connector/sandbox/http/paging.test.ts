import { describe, expect, test } from 'vitest';
import { linkTo, open, query, refusal, type UserBody } from '../client.ts';

/** The pages by their ids alone: two orgs of one seed differ in their port. */
const ids = (pages: UserBody[][]) => pages.map((page) => page.map(({ id }) => id));
const path = '/api/v1/users?limit=20';
const sortedPath = query('/api/v1/users', {
  search: 'id pr',
  sortBy: 'status',
  sortOrder: 'desc',
  limit: 20,
});

describe('pages', () => {
  test.each([path, sortedPath])(
    'are short where the org makes them so, and lose nobody: %s',
    async (from) => {
      const whole = await (await open()).walk<UserBody>(from);
      const { walk } = await open({ pages: 'short' });
      const short = await walk<UserBody>(from);

      expect(short.slice(0, -1).every((page) => page.length === 10)).toBe(true);
      expect(ids(short).flat()).toEqual(ids(whole).flat());
    },
  );

  test.each([path, sortedPath])('are empty in between where the org makes them so: %s', async (from) => {
    const whole = await (await open()).walk<UserBody>(from);
    const { walk } = await open({ pages: 'empty' });

    expect(ids(await walk<UserBody>(from))).toEqual(ids(whole).flatMap((page) => [[], page]));
  });

  test('have no next link when there is nothing, even where every other page is empty', async () => {
    const { walk } = await open({ pages: 'empty' });
    expect(await walk(query('/api/v1/users', { search: 'id eq "nobody"' }))).toEqual([[]]);
  });

  test('repeat the whole query in their links, also what the list does not know', async () => {
    const { send } = await open();
    const answer = await send('GET', '/api/v1/groups?limit=1&expand=stats&colour=red');
    for (const relation of ['self', 'next']) {
      expect(linkTo(relation, answer)).toMatch(/limit=1&expand=stats&colour=red$/);
    }
  });

  test('keep their limit in the links when they are short', async () => {
    const { send } = await open({ pages: 'short' });
    const answer = await send('GET', path);
    expect(linkTo('self', answer)).toContain('limit=20');
    expect(linkTo('next', answer)).toContain('limit=20');
  });
});

describe('a limit', () => {
  test('above the most is refused where the org refuses it', async () => {
    const { send } = await open({ highLimit: 'refused' });
    expect(await send('GET', '/api/v1/users?limit=200')).toMatchObject({ status: 200 });
    expect(await send('GET', '/api/v1/users?limit=201')).toMatchObject(
      refusal(400, 'E0000001', 'limit: The limit is not valid'),
    );
    expect(await send('GET', '/api/v1/groups?q=x&limit=10000')).toMatchObject({ status: 200 });
    expect(await send('GET', '/api/v1/groups?q=x&limit=10001')).toMatchObject({ status: 400 });
  });
});

describe('a cursor', () => {
  test.each([['["00u"]'], ['["00u","",true,1]'], ['[1,2]'], ['[]'], ['{}']])(
    'that Okta did not make is refused: %s',
    async (made) => {
      const { send } = await open();
      const after = Buffer.from(made).toString('base64url');
      expect(await send('GET', query('/api/v1/users', { after }))).toMatchObject(
        refusal(400, 'E0000029', 'Invalid cursor.'),
      );
    },
  );
});
