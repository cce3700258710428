import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../actions/index.ts';
import { manifestOf } from '../../../connector/core/manifest.ts';
import { condensed, expanded } from '../../../connector/core/shared-output.ts';
import { sharedOutputs, triggers } from '../../../connector/triggers/index.ts';

const of = { name: 'things-connector', version: '1.2.3', description: 'Things.' };
const manifest = manifestOf({ package: of, catalogue, triggers, sharedOutputs, pickLists: {} });
const named = (name: string, { triggers }: typeof manifest) =>
  triggers.find((trigger) => trigger.name === name);

describe('the file of a manifest', () => {
  test('writes what triggers share once, and loses nothing', () => {
    const file = condensed(manifest);

    expect(expanded(file)).toEqual(manifest);
    expect(JSON.stringify(expanded(file))).toBe(JSON.stringify(manifest));
    expect(JSON.stringify(file.triggers).length).toBeLessThan(JSON.stringify(manifest.triggers).length / 3);
    expect(named('group_created', file)).toMatchObject({
      outputSchema: { 'x-extends': 'logEvent' },
      sample: { output: { eventType: 'group.lifecycle.create' } },
    });
    expect(Object.keys(named('group_created', file)?.outputSchema.properties ?? {})).toEqual(['group']);
  });

  test('leaves whole what has an output of its own', () => {
    expect(named('new_users', condensed(manifest))).toEqual(named('new_users', manifest));
  });
});
