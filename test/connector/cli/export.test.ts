import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { typed } from './typed.ts';

const type = (...args: string[]) => typed(args);

describe('okta-connector export openapi', () => {
  test.each([
    [[], { openapi: '3.1.0' }],
    [['--version', '3.0'], { openapi: '3.0.3' }],
    [
      ['--version', '2.0', '--server', 'https://gateway.example.com/'],
      { swagger: '2.0', host: 'gateway.example.com' },
    ],
  ])('prints the description with %j', async (options, expected) => {
    const { code, out } = await type('export', 'openapi', ...options);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(expected);
  });

  test('chooses actions', async () => {
    const { out } = await type('export', 'openapi', '--only', 'sessions,get_org', '--read-only');

    expect(Object.keys(JSON.parse(out).paths)).toEqual([
      '/v1/actions/get_session',
      '/v1/actions/get_org',
      '/v1/run-for-each',
    ]);
  });

  test.each([
    [['--server', 'gateway.example.com'], '--server takes an address'],
    [['--only', 'usrs'], 'There is no resource or action called "usrs"'],
  ])('refuses %j', async (options, why) => {
    expect(await type('export', 'openapi', ...options)).toMatchObject({
      code: 1,
      err: expect.stringContaining(why),
    });
  });
});

test('okta-connector export workato prints a connector in Ruby', async () => {
  const { code, out } = await type('export', 'workato');

  expect(code).toBe(0);
  expect(out).toMatch(/^# frozen_string_literal: true\n/);
  expect(out).toContain("title: 'Okta Workflow'");
});

test('okta-connector export workato --recipes writes the recipes, for a workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'okta-recipes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const provider = 'okta_workflow_connector_1_2';
  const { code, err } = await type('export', 'workato', '--recipes', folder, '--provider', provider);

  expect({ code, err }).toEqual({ code: 0, err: `10 recipes are in ${folder}.\n` });
  const text = readFileSync(join(folder, 'off-board-a-leaver.recipe.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ name: 'Off-board a leaver', config: [{ provider }, {}, {}] });

  const without = await type('export', 'workato', '--recipes', folder);
  expect(without).toMatchObject({ code: 1, err: expect.stringContaining('Enter --provider, such as') });
});
