import { describe, expect, test } from 'vitest';
import type { Body } from '../../differential/plain.ts';
import { open } from '../sandbox/client.ts';
import { envOf, typed } from './typed.ts';

/** An org with some groups, and a command line that speaks to it. */
async function commandLine() {
  const client = await open();
  for (const name of ['One', '=1+1', 'Two, "too"'])
    await client.send('POST', '/api/v1/groups', { profile: { name } });
  return { ...client, type: (...args: string[]) => typed(args, envOf(client.sandbox)) };
}

describe('okta-connector list', () => {
  test('prints every item of every page on a line', async () => {
    const { type, walk } = await commandLine();
    const groups = (await walk('/api/v1/groups')).flat();
    const { code, out } = await type('list', 'list_groups', '--input', '{"limit": 2}');

    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(groups);
  });

  test('prints a CSV file with one row of headings, and no formula', async () => {
    const { type } = await commandLine();
    const { out } = await type(
      ...[
        'list',
        'list_groups',
        '--format',
        'csv',
        '--columns',
        'profile.name,type,objectClass',
        '--input',
        '{"limit": 2}',
      ],
    );
    const lines = out.trim().split('\n');

    expect(lines.filter((line) => line.startsWith('profile.name'))).toEqual([
      'profile.name,type,objectClass',
    ]);
    expect(lines).toContain('One,OKTA_GROUP,okta:user_group');
    expect(lines).toContain(`'=1+1,OKTA_GROUP,okta:user_group`);
    expect(lines).toContain('"Two, ""too""",OKTA_GROUP,okta:user_group');
  });

  test('has the plain fields and those of the profile as columns, unless told otherwise', async () => {
    const { type } = await commandLine();
    const { out } = await type('list', 'list_users', '--format', 'csv');

    expect(out).toMatch(/^id,status,created,.*profile\.login,profile\.email,/);
    expect(out).not.toContain('credentials');
  });

  test('prints a report as a page that takes no text for its own', async () => {
    const { type, send, walk } = await commandLine();
    const [rule] = (await walk('/api/v1/groups/rules')).flat() as Body[];
    const name = '<b>"R&D"</b>';
    const [groupId] = rule.actions.assignUserToGroups.groupIds;
    await send('PUT', `/api/v1/groups/${groupId}`, { profile: { name } });
    const members = (await walk(`/api/v1/groups/${groupId}/users`)).flat();
    const input = JSON.stringify({ groupId, limit: 2 });
    const { code, out } = await type('list', 'review_access', '--format', 'html', '--input', input);

    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>.*<h1>Review access<\/h1>\n<p>&#60;b&#62;&#34;R&#38;D/s);
    expect(out).toContain('<th scope="col">Last login</th>');
    expect(out).not.toContain('<b>');
    expect(out.match(/^<tr>/gm)).toHaveLength(members.length);
    expect(out).toMatch(/<\/table>\n<p>\d+ rows?<\/p>\n<\/body><\/html>\n$/);
  });

  test('refuses an action that returns no list', async () => {
    const { type } = await commandLine();

    expect(await type('list', 'get_user')).toEqual({
      code: 1,
      out: '',
      err: 'INVALID_INPUT: "Get user" does not return a list. Use okta-connector run.\n',
    });
  });
});
