import { describe, expect, test } from 'vitest';
import { tell } from '../../notes.ts';
import { type Json, type Recording, recordings } from '../../recorded.ts';
import type { Answer } from './client.ts';
import { fromRecordings } from './deviations.ts';
import { replayOf } from './recorded-org.ts';

// Sends what was sent to real orgs to the sandbox, and compares the replies: status, error code, headers, keys and types
// of the body.

const { OKTA_RECORDINGS } = process.env;
const callOf = ({ method, template }: Recording) => `${method} ${template}`;
const calls = [...new Set(recordings.map(callOf))];
const matched = new Set<RegExp>();

describe.runIf(OKTA_RECORDINGS)('the sandbox, asked what real orgs were asked', () => {
  test.each(calls)('answers %s as they did', async (call) => {
    const found: string[] = [];
    for (const recording of recordings.filter((one) => callOf(one) === call)) {
      const { client, path, body } = await replayOf(recording);
      const answer = await client.send<Json>(recording.method, path, body ?? undefined);
      found.push(...differences(recording, answer).map((one) => `${call}: ${one}`));
    }
    const unexplained = new Set<string>();
    for (const one of found) {
      const deviation = fromRecordings.find(([where]) => where.test(one));
      if (deviation) matched.add(deviation[0]);
      else unexplained.add(one);
    }
    expect([...unexplained]).toEqual([]);
  });

  test('differs in every point that is listed as a deviation', () => {
    expect(fromRecordings.filter(([where]) => !matched.has(where))).toEqual([]);
    tell(
      `${recordings.length} recorded calls of real orgs, of ${calls.length} kinds, were asked of the sandbox: ${fromRecordings.length} deviations.`,
    );
  });
});

function differences({ status, headers, response }: Recording, answer: Answer<Json>): string[] {
  const code = (body: Json) => (body as { errorCode?: string } | null | undefined)?.errorCode;
  if (status !== answer.status || code(response) !== code(answer.body)) {
    const told = (of: number, body: Json) =>
      [of, code(body), status === of ? '' : JSON.stringify(body)].join(' ');
    return [
      `answers ${told(answer.status, answer.body).trim()}, and ${status} ${code(response) ?? ''} was recorded`,
    ];
  }
  const relations = (lines: readonly string[]) => lines.map((line) => /rel="(\w+)"/.exec(line)?.[1]).sort();
  const [given, recorded] = [relations(answer.links), relations(headers['link'] ?? [])];
  return [
    ...(String(given) === String(recorded)
      ? []
      : [`links are ${given || 'none'}, not ${recorded || 'none'}`]),
    ...['content-type', 'etag']
      .filter((name) => name in headers !== name in answer.headers)
      .map((name) => `header ${name} differs`),
    ...bodyDifferences(response, answer.body ?? null, ''),
  ];
}

function bodyDifferences(recorded: Json, given: Json, place: string): string[] {
  const [one, other] = [kindOf(recorded), kindOf(given)];
  if (one !== other) return [`${place || 'body'} is ${other}, and ${one} was recorded`];
  if (Array.isArray(recorded) && Array.isArray(given)) {
    const [first, mine] = [recorded[0], given[0]];
    if ((first === undefined) !== (mine === undefined))
      return [`${place || 'body'} has ${given.length} items, and ${recorded.length} were recorded`];
    return first === undefined || mine === undefined ? [] : bodyDifferences(first, mine, `${place}[]`);
  }
  if (one !== 'object') return [];
  const [was, is] = [named(recorded), named(given)];
  const common = (keys: object, others: object) => String(Object.keys(keys).filter((key) => key in others));
  return [
    ...(common(was, is) === common(is, was)
      ? []
      : [`${place || 'body'} has its keys as ${common(is, was)}, not ${common(was, is)}`]),
    ...Object.keys(was).flatMap((key) => {
      const at = place ? `${place}.${key}` : key;
      return key in is ? bodyDifferences(was[key] ?? null, is[key] ?? null, at) : [`${at} is missing`];
    }),
    ...Object.keys(is)
      .filter((key) => !(key in was))
      .map((key) => `${place ? `${place}.${key}` : key} was not recorded`),
  ];
}

/** An object whose own name stands in some keys; that name is another in every org. */
const named = (value: Json): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(value ?? {}).map(([key, of]) => [key.replace(/^\S+_\d+_link$/, 'app_link'), of as Json]),
  );

const kindOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
