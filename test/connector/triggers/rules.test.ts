import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { exportName } from '../../../connector/core/manifest.ts';
import { pickLists } from '../../../connector/okta/pick-lists/index.ts';
import { filterOf, lifted, matches } from '../../../connector/okta/steps/log-query.ts';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { logEvent } from '../../../schemas/log-event.ts';
import { logEventTypes } from '../../../schemas/log-event-types.ts';
import { allActions } from '../../all-actions.ts';
import { allTriggers } from '../../all-triggers.ts';

// Rules for every trigger, whatever it reads. A new trigger is held to them by being in the list.

/** Okta's proper names, which keep their capitals in a title. */
const properNames = /\b(?:Okta|System Log|API|MFA)\b/g;

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
ajv.addVocabulary(['x-pick-list', 'x-secret', 'x-advanced', 'x-dynamic', 'x-show-when']);

interface Field {
  path: string;
  schema: JsonSchema;
}

function fieldsOf({ properties = {}, items }: JsonSchema, above = ''): Field[] {
  const own = Object.entries(properties).flatMap(([name, schema]) => {
    const path = above ? `${above}.${name}` : name;
    return [{ path, schema }, ...fieldsOf(schema, path)];
  });
  return [...own, ...(items ? fieldsOf(items, above) : [])];
}

/** The declared fields that a sample does not show. */
function missing({ properties = {}, items }: JsonSchema, value: unknown, above = ''): string[] {
  if (Array.isArray(value) && items) {
    return value.length > 0 || above === 'target'
      ? value.flatMap((one) => missing(items, one, above))
      : [above];
  }
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = above ? `${above}.${name}` : name;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [path];
    return missing(schema, (value as Record<string, unknown>)[name], path);
  });
}

describe('the list of triggers', () => {
  test('holds every file of the folder, once', () => {
    const folder = new URL('../../../connector/triggers/', import.meta.url);
    const shared = ['index.ts', 'event-query.ts'];
    const files = readdirSync(folder).filter((file) => !shared.includes(file));

    expect(allTriggers.map(({ name }) => `${name.replaceAll('_', '-')}.ts`).sort()).toEqual(files.sort());
  });

  test('shares no name with the actions', () => {
    const names = [...allTriggers, ...allActions].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has at least fifty named events', () => {
    const named = allTriggers.filter(({ source }) => source.kind === 'log' && source.events);
    expect(named.length).toBeGreaterThan(50);
  });

  test('has no two triggers that read the same', () => {
    const wanted = allTriggers.map(({ source }) =>
      JSON.stringify('events' in source ? source.events : source),
    );
    const twice = wanted.filter((one, at) => one !== undefined && wanted.indexOf(one) !== at);
    expect(twice).toEqual([]);
  });
});

describe.each(allTriggers)('$name', (trigger) => {
  const { name, title, description, keywords, scopes, source, lift, input, output, sample } = trigger;
  const { inputSchema, outputSchema } = trigger;
  const inputs = Object.keys(inputSchema.properties);

  test('is called as it reads', async () => {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)+$/);
    expect(title.toLowerCase()).toBe(name.replaceAll('_', ' '));
    expect(title.replaceAll(properNames, '').slice(1)).not.toMatch(/[A-Z]/);
    expect(description).toMatch(/^Starts [^\n]*[^ ]\.$/);
    expect(description).not.toMatch(/ {2}/);
    expect(keywords.length).toBeLessThanOrEqual(4);
    const module = await import(`../../../connector/triggers/${name.replaceAll('_', '-')}.ts`);
    expect(module[exportName(name)]).toBe(trigger);
  });

  test('describes every field, and gives it a title', () => {
    const bare = [...fieldsOf(inputSchema), ...fieldsOf(outputSchema)]
      .filter(
        ({ schema }) => !/^\S.*[.)]$/s.test(schema.description ?? '') || !/^[A-Z]/.test(schema.title ?? ''),
      )
      .map(({ path }) => path);
    expect(bare).toEqual([]);
  });

  test('is plain data, frozen, with a sample that fits and shows every field', () => {
    expect(Object.isFrozen(trigger)).toBe(true);
    expect(JSON.parse(JSON.stringify({ source, lift }))).toEqual({ source, lift });
    expect(input.safeParse(sample.input).error).toBeUndefined();
    expect(input.safeParse({ ...sample.input, keyOfTheTests: 1 }).success).toBe(false);
    expect(output.safeParse(sample.output).error).toBeUndefined();
    for (const [schema, value] of [
      [inputSchema, sample.input],
      [outputSchema, sample.output],
    ]) {
      const valid = ajv.compile(schema);
      valid(value);
      expect(valid.errors).toBeNull();
    }
    expect(missing(outputSchema, sample.output)).toEqual([]);
  });

  test('offers only pick lists that there are, and asks for scopes to read', () => {
    for (const { schema } of fieldsOf(inputSchema)) {
      const list = schema['x-pick-list'];
      if (list) expect(pickLists).toHaveProperty(list);
      if (list) expect(inputs).toEqual(expect.arrayContaining([...(pickLists[list]?.needs ?? [])]));
    }
    expect(scopes.length).toBeGreaterThan(0);
    for (const scope of scopes) expect(scope).toMatch(/^okta\.[a-zA-Z]+\.read$/);
  });

  test('names inputs that there are', () => {
    const { kind } = source;
    const named =
      kind === 'log' || kind === 'batches'
        ? [
            ...(source.where ?? []).map((condition) => condition.input),
            ...(source.filter ? [source.filter] : []),
          ]
        : [];
    const others =
      kind === 'batches'
        ? [source.size, source.every, source.time, source.timeZone]
        : kind === 'members'
          ? [source.group]
          : kind === 'connection'
            ? [source.days]
            : [];
    const own = inputs.filter((key) => key !== 'startFrom');
    expect([...named, ...others].sort()).toEqual(own.sort());
  });

  const { kind } = source;
  if (kind !== 'log') return;

  test('reads event types that Okta has', () => {
    const types = (source.events ?? []).map(({ type }) => type);
    expect(types.filter((type) => !(logEventTypes as readonly string[]).includes(type))).toEqual([]);
    expect(new Set(types).size).toBe(types.length);
  });

  test('lifts what the sample shows, under names that Okta does not use', () => {
    const names = Object.keys(lift);
    expect(names.filter((one) => one in logEvent.shape)).toEqual([]);
    expect(Object.keys(output.shape).sort()).toEqual([...Object.keys(logEvent.shape), ...names].sort());

    const sent = Object.fromEntries(Object.entries(sample.output).filter(([key]) => !names.includes(key)));
    expect(lifted(lift, sent)).toEqual(sample.output);
  });

  test('would start with its sample, by its own words and by the filter that it sends', () => {
    const parsed = input.parse(sample.input);
    expect(matches(source, parsed, sample.output)).toBe(true);
    for (const { type } of source.events ?? [])
      expect(filterOf(source, parsed)).toContain(`eventType eq "${type}"`);
  });
});
