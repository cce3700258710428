import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { org, type Place, served } from './agents.ts';

// The protocol's own tools need Node 22. npx fetches them and that Node, and keeps them for the next run.

const run = promisify(execFile);

/** Runs a command of a package on Node 22. A command that fails has its exit code and what it wrote. */
const onNode22 = (of: string, command: string, ...args: string[]) =>
  run('npx', ['-y', '-p', 'node@22', '-p', of, command, ...args], { maxBuffer: 2 ** 24 }).catch(
    (error: { code: number; stdout: string }) => error,
  ) as Promise<{ code?: number; stdout: string }>;

let place: Place;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { sandbox, at } = await org();
  const http = await served(at());
  place = http.place;
  stops.push(http.stop, sandbox.stop);
  // Fetched one after the other, since npx keeps both in one place.
  await onNode22(inspector, 'mcp-inspector', '--help');
  await onNode22(conformance, 'conformance', '--help');
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

const inspector = '@modelcontextprotocol/inspector@2.12.0';
const conformance = '@modelcontextprotocol/conformance@0.1.16';

describe('the Inspector', () => {
  const inspect = (...args: string[]) => {
    const { command, args: own, env } = place;
    const variables = Object.entries(env).flatMap(([name, value]) =>
      name === 'PATH' ? [] : ['-e', `${name}=${value}`],
    );
    return onNode22(inspector, 'mcp-inspector', '--cli', ...variables, command, ...own, ...args);
  };
  const call = (tool: string, ...input: string[]) =>
    inspect('--method', 'tools/call', '--tool-name', tool, ...input.flatMap((pair) => ['--tool-arg', pair]));

  test('lists the tools', async () => {
    const { stdout } = await inspect('--method', 'tools/list');

    expect(JSON.parse(stdout).tools.length).toBeGreaterThan(20);
  });

  test('calls a tool', async () => {
    const { stdout } = await call('list_users', 'limit=2');

    expect(JSON.parse(stdout)).toMatchObject({ structuredContent: { count: 2 } });
  });

  test('sees the error of a tool', async () => {
    const { code, stdout } = await call('get_user', 'userId=00uNobody');

    expect(code).not.toBe(0);
    expect(stdout).toContain('NOT_FOUND');
  });

  test('lists the prompts', async () => {
    const { stdout } = await inspect('--method', 'prompts/list');

    expect(JSON.parse(stdout).prompts).toHaveLength(4);
  });
});

describe('the conformance suite', () => {
  // The other scenarios ask for the tools of a server made for them.
  test.each([
    'server-initialize',
    'ping',
    'tools-list',
    'prompts-list',
    'resources-list',
    'dns-rebinding-protection',
  ])('passes %s', async (scenario) => {
    const result = await onNode22(
      conformance,
      'conformance',
      'server',
      '--url',
      String(place.url),
      '--scenario',
      scenario,
    );

    expect(result.code ?? 0, result.stdout).toBe(0);
  });
});
