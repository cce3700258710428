import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generations, org, type Place } from './agents.ts';

const read = (file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');

const section = read('docs/mcp.md');
const { name, bin, peerDependencies } = JSON.parse(read('package.json'));

interface Start {
  command: string;
  args: string[];
}

/** The commands that start a server, by the client whose snippet it is. */
const starts: [client: string, start: Start][] = [
  ...[...section.matchAll(/```json\n(.+?)```/gs)].map(([, json = '']): [string, Start] => {
    const { mcpServers, servers } = JSON.parse(json);
    return [servers ? 'VS Code' : 'Claude Desktop and Cursor', (servers ?? mcpServers).okta];
  }),
  ...[...section.matchAll(/^claude mcp add .* -- (\S+) (.*)$/gm)].map(
    ([, command = '', args = '']): [string, Start] => ['Claude Code', { command, args: args.split(' ') }],
  ),
];

let at: (...flags: string[]) => Place;
let stop: () => Promise<void>;

beforeAll(async () => {
  const { sandbox, at: place } = await org();
  at = place;
  stop = sandbox.stop;
});

afterAll(() => stop());

describe('docs/mcp.md', () => {
  test('has a snippet for each client', () => {
    expect(starts.map(([client]) => client)).toEqual(['Claude Desktop and Cursor', 'VS Code', 'Claude Code']);
  });

  test.each(starts)('starts a server in the snippet for %s', async (_, { command, args }) => {
    const [options, [own, subcommand, ...flags]] = [args.slice(0, 5), args.slice(5)];
    expect({ command, options }).toEqual({
      command: 'npx',
      options: ['-y', '-p', name, '-p', expect.toSatisfy((peer: string) => peer in peerDependencies)],
    });
    expect(bin).toHaveProperty(String(own));
    expect(subcommand).toBe('mcp');

    const agent = await generations[0]?.connect(at(...flags));
    expect((await agent?.listTools())?.tools.length).toBeGreaterThan(0);
    await agent?.close();
  });

  test('names flags that there are, and leaves out none', () => {
    const [, ...rows] = [...section.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell);
    const named = rows.flatMap((cell) => cell.match(/--[a-z][a-z-]+/g) ?? []);
    const { command, args, env } = at('--help');
    const help = execFileSync(command, args, { env, encoding: 'utf8' });
    const known = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);

    expect(named.toSorted()).toEqual(known.filter((flag) => flag !== '--help').toSorted());
  });
});
