import { expect, test } from 'vitest';
import { workatoConnector } from '../../../../connector/hosts/workato/connector.ts';
import { code, ruby } from '../../../../connector/hosts/workato/ruby.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const text = workatoConnector(manifest);
const head = text.slice(0, text.indexOf('\n{\n'));

test('has each action once, and says at its head which of them need the gateway', () => {
  for (const { name, way } of manifest.actions) {
    const [, action = ''] = text.split(`\n    ${name}: {\n`);
    expect(action.slice(0, action.indexOf('output_fields:')), name).toContain(
      way ? `'${way}', input, ` : "call('gateway', ",
    );
    if (!way) expect(head, name).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('names what an action that is one call sends', () => {
  expect(text).toContain("call('perform', input, { method: 'GET', path: '/api/v1/groups/{groupId}'");
});

test('writes values in Ruby as they are, whatever stands in them', () => {
  expect(ruby("It's a \\ and #{this}")).toBe("'It\\'s a \\\\ and #{this}'");
  expect(ruby({ name: 'a', 'x-y': [1, true, null], left: undefined })).toBe(
    "{ name: 'a', 'x-y' => [1, true, nil] }",
  );
  expect(ruby(code('lambda do\n  1\nend'), 1)).toBe('lambda do\n    1\n  end');
  expect(ruby(Array.from({ length: 3 }, () => 'x'.repeat(50)))).toBe(
    `[\n${Array.from({ length: 3 }, () => `  '${'x'.repeat(50)}'`).join(',\n')}\n]`,
  );
});
