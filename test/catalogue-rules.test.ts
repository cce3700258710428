import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../actions/index.ts';
import type { AnyAction } from '../connector/core/define-action.ts';
import { ConnectorError } from '../connector/core/error.ts';
import { exportName } from '../connector/core/manifest.ts';
import { secretName } from '../connector/core/secrets.ts';
import type { HttpResponse, Send } from '../connector/core/send.ts';
import { pickLists } from '../connector/okta/pick-lists/index.ts';
import { sleep } from '../connector/okta/road/transport.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import { userStatuses } from '../schemas/user.ts';
import { allActions } from './all-actions.ts';
import { connection, run } from './okta.ts';
import { actionOf, notFound, pathPattern, respond, sampleOrg } from './sample-org.ts';

// Rules for every action, whatever it does. A new action is held to them by being in the catalogue.

/** The verbs of action names, each with one meaning: `update` merges, `replace` overwrites. */
const verbs =
  /^(?:create|get|list|search|find|update|replace|delete|activate|deactivate|reactivate|suspend|unsuspend|unlock|add|remove|assign|unassign|reset|expire|set|change|clear|revoke|enroll|verify|challenge|resend|refresh|link|unlink|convert|forgot|is|call|onboard|offboard|restore|snapshot|contain|release|ensure|copy|grant|end|import|export|compare|explain|review|audit|wait)_/;

/** Names after Okta's own operations that make no good title. */
const titles: Record<string, string> = {
  expire_password_with_temp_password: 'expire password with temporary password',
  list_failed_sign_ins: 'list failed sign-ins',
  list_app_sign_ins: 'list app sign-ins',
  forgot_password_set_new_password: 'set new password by recovery answer',
};

/** Okta's proper names, which keep their capitals in a title. */
const properNames = /\b(?:Okta|System Log|API|ID|IP|MFA)\b/g;

/** Actions that change the org and ask nobody, and why that harms nobody. Adding to it is a decision. */
const harmless: Record<string, string> = {
  ensure_group:
    'A new group has no members, rules, roles or applications, and a description gives nobody anything.',
  create_group: 'A new group has no members, rules, roles or applications.',
};

/** Names that no field may have, and the name to use instead. */
const synonyms: [RegExp, string][] = [
  [/_/, 'camelCase'],
  [/IDs?$/, 'userId, groupId'],
  [/^id$/, 'userId, groupId: the id of what?'],
  [/^(?:user|group|app|account|member|tenant)$/i, 'userId, groupId, appId'],
  [/^(?:userName|username|memberId|accountId|eventId|pageSize|cursor|page)$/, "Okta's word"],
];

interface Field {
  /** The keys on the way to it. */
  path: string;
  name: string;
  schema: JsonSchema;
}

/** Every field of a schema, nested ones too. */
function fieldsOf({ properties = {}, items }: JsonSchema, above = ''): Field[] {
  const inItems = items ? fieldsOf(items, above) : [];
  const own = Object.entries(properties).flatMap(([name, schema]) => {
    const path = above ? `${above}.${name}` : name;
    return [{ path, name, schema }, ...fieldsOf(schema, path)];
  });
  return [...own, ...inItems];
}

/** The declared fields that a sample does not show. */
function missing({ properties = {}, items }: JsonSchema, value: unknown, above = ''): string[] {
  if (Array.isArray(value) && items) {
    // Items of several kinds show the fields together.
    const [first, ...others] = value.map((item) => missing(items, item, above));
    return first?.filter((path) => others.every((other) => other.includes(path))) ?? [`${above}[0]`];
  }
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = above ? `${above}.${name}` : name;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [path];
    return missing(schema, (value as Record<string, unknown>)[name], path);
  });
}

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
ajv.addVocabulary(['x-pick-list', 'x-secret', 'x-advanced', 'x-dynamic', 'x-whole', 'x-show-when']);

/** The outcome of running an action: its output, or its error, and what was sent for it. */
async function outcome(action: AnyAction, input: unknown) {
  const org = sampleOrg(action);
  const result = await run(action, input, { send: org.send }).catch((error: unknown) => ({ error }));
  return { result, sent: org.sent };
}

/** Runs the sample against an org that gives every request the same answer. */
async function refusedBy(action: AnyAction, response: HttpResponse) {
  const lines: string[] = [];
  const methods: string[] = [];
  const send: Send = async ({ method }) => {
    methods.push(method);
    return response;
  };
  const log = (line: string) => lines.push(line);
  const error: unknown = await run(action, action.sample.input, { send, log }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, lines, methods };
}

const refusal = (errorCode: string, errorSummary: string) => ({
  errorCode,
  errorSummary,
  errorLink: errorCode,
  errorId: 'oaeTest',
  errorCauses: [{ errorSummary: `It was sent with ${connection.apiKey}` }],
});

const challenge =
  'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.some.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/"';

const nextWindow = String(Date.parse('2026-11-21T12:10:00Z') / 1000);
const html = `<html><head><title>502 Bad Gateway</title></head><body>SSWS ${connection.apiKey}</body></html>`;

/** Answers that mean the same for every action, and what they come to. */
const refusals: { when: string; response: HttpResponse; becomes: Record<string, unknown> }[] = [
  {
    when: '401 E0000011',
    response: respond(401, refusal('E0000011', 'Invalid token provided')),
    becomes: { code: 'AUTHENTICATION_FAILED', retryable: false, status: 401 },
  },
  {
    when: '401 E0000015',
    response: respond(
      401,
      refusal('E0000015', 'You do not have permission to access the feature you are requesting'),
    ),
    becomes: { code: 'NOT_LICENSED', retryable: false, status: 401 },
  },
  {
    when: '403 E0000006',
    response: respond(403, refusal('E0000006', 'You do not have permission to perform the requested action')),
    becomes: {
      code: 'FORBIDDEN',
      retryable: false,
      status: 403,
      message: expect.stringContaining('administrator'),
    },
  },
  {
    when: '403 with insufficient_scope and no body',
    response: respond(403, '', { 'www-authenticate': challenge }),
    becomes: {
      code: 'FORBIDDEN',
      retryable: false,
      status: 403,
      message: expect.stringContaining('okta.some.read'),
    },
  },
  {
    when: '404 E0000007',
    response: respond(404, notFound),
    becomes: { code: 'NOT_FOUND', retryable: false, status: 404 },
  },
  {
    when: '429 E0000047 with a window past the time of the run',
    response: respond(429, refusal('E0000047', 'API call exceeded rate limit due to too many requests.'), {
      'x-rate-limit-limit': '600',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': nextWindow,
    }),
    becomes: { code: 'RATE_LIMITED', retryable: true, status: 429, retryAt: '2026-11-21T12:10:00.000Z' },
  },
];

describe.each(allActions)('$name', (action) => {
  const { name, title, description, input, output, inputSchema, outputSchema, sample, request } = action;
  const inputFields = fieldsOf(inputSchema);
  const outputFields = fieldsOf(outputSchema);

  describe('as a person reads it', () => {
    test('is named verb_noun with a known verb, and its title is the same words in sentence case', () => {
      expect(name).toMatch(verbs);
      expect(name).toMatch(/^[a-z]+(?:_[a-z0-9]+)+$/);
      expect(title.toLowerCase()).toBe(titles[name] ?? name.replaceAll('_', ' '));
      expect(title.replaceAll(properNames, '').slice(1)).not.toMatch(/[A-Z]/);
      expect(title).toMatch(/^[A-Z]/);
    });

    test('is described in whole sentences', () => {
      expect(description).toMatch(/^[A-Z].*[^ ]\.$/s);
      expect(description).not.toMatch(/\s{2}|\n/);
    });

    test('describes every field', () => {
      const bare = [...inputFields, ...outputFields]
        .filter(({ schema }) => !/^\S.*[.)]$/s.test(schema.description ?? ''))
        .map(({ path }) => path);
      expect(bare, 'fields without a description that ends in a full stop').toEqual([]);
    });

    test('gives every field a title in sentence case', () => {
      const untitled = [...inputFields, ...outputFields]
        .filter(({ schema }) => !/^[A-Z][^_]*$/.test(schema.title ?? ''))
        .map(({ path }) => path);
      expect(untitled).toEqual([]);
    });
  });

  describe('as it is declared', () => {
    test('calls no input by a synonym', () => {
      const wrong = Object.keys(inputSchema.properties ?? {}).flatMap((key) =>
        synonyms.filter(([pattern]) => pattern.test(key)).map(([, instead]) => `${key}: ${instead}`),
      );
      expect(wrong).toEqual([]);
    });

    test('takes no key that it does not declare', () => {
      expect(inputSchema.additionalProperties).toBe(false);
      expect(input.safeParse({ ...sample.input, keyOfTheTests: 1 }).success).toBe(false);
    });

    test('lets every key pass that Okta may add to its objects', () => {
      const closed = outputFields
        .filter(({ schema }) => schema.properties && schema.additionalProperties !== true)
        .filter(({ path }) => path !== 'headers')
        .map(({ path }) => path);
      // What has steps gives out objects of its own.
      if (action.steps.length === 0) expect(closed).toEqual([]);
    });

    test('makes plain JSON Schemas without $ref', () => {
      for (const schema of [inputSchema, outputSchema]) {
        expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
        expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
        expect(JSON.stringify(schema)).not.toContain('"$ref"');
      }
      expect(outputFields).not.toEqual([]);
      const shapeless = [...inputFields, ...outputFields]
        .filter(({ schema }) => !schema.type && !schema.anyOf)
        .map(({ path }) => path);
      expect(shapeless.filter((path) => path !== 'body')).toEqual([]);
    });

    test('gives a sample that fits both kinds of schema', () => {
      expect(input.safeParse(sample.input).error).toBeUndefined();
      expect(output.safeParse(sample.output).error).toBeUndefined();
      for (const [schema, value] of [
        [inputSchema, sample.input],
        [outputSchema, sample.output],
      ]) {
        const valid = ajv.compile(schema);
        valid(value);
        expect(valid.errors).toBeNull();
      }
    });

    test('names limit and after in its request, where it is a list of many pages', () => {
      const { list, query = [] } = action.request ?? {};
      const paged = list?.pageSize !== undefined && 'after' in inputSchema.properties;
      expect(paged ? ['limit', 'after'].filter((name) => ![query].flat().includes(name)) : []).toEqual([]);
    });

    test('shows every declared field in its sample output', () => {
      expect(missing(outputSchema, sample.output), 'declared fields that the sample output lacks').toEqual(
        [],
      );
    });

    test('marks every secret', () => {
      const secrets = (fields: Field[]) =>
        fields.filter(({ path, schema }) => isText(schema) && secretName.test(path.replace(/\.value$/, '')));
      const shown = [
        ...secrets(inputFields).filter(({ schema }) => !schema['x-secret'] || !schema.writeOnly),
        ...secrets(outputFields).filter(({ schema }) => !schema['x-secret']),
      ];
      expect(shown.map(({ path }) => path)).toEqual([]);
    });

    test('offers only pick lists that there are', () => {
      const unknown = inputFields.flatMap(({ path, schema }) => {
        const list = schema['x-pick-list'];
        return list && !Object.hasOwn(pickLists, list) ? [`${path}: ${list}`] : [];
      });
      expect(unknown).toEqual([]);
    });

    test('has the field that a pick list depends on', () => {
      const lonely = inputFields.flatMap(({ path, schema }) => {
        const { needs = [] } = pickLists[schema['x-pick-list'] ?? ''] ?? {};
        return needs.length > 0 && !needs.some((key) => key in inputSchema.properties) ? [path] : [];
      });
      expect(lonely).toEqual([]);
    });

    test('shows a field by the value of another that has such values', () => {
      const broken = Object.entries(inputSchema.properties).flatMap(
        ([key, { default: preset, ...schema }]) => {
          const { field = '', is = [] } = schema['x-show-when'] ?? {};
          const choices = inputSchema.properties[field]?.enum ?? [];
          const known =
            field === '' || (preset === undefined && is.every((value) => choices.includes(value)));
          return known && !(field && inputSchema.required?.includes(key)) ? [] : [key];
        },
      );
      const nested = inputFields.filter(({ path, schema }) => path.includes('.') && schema['x-show-when']);
      expect([...broken, ...nested.map(({ path }) => path)]).toEqual([]);
    });

    test('marks a profile as a whole exactly where it replaces it', () => {
      const profiles = inputFields.filter(({ schema }) => schema['x-dynamic']);
      expect(profiles.filter(({ schema }) => schema['x-whole'])).toEqual(
        name.startsWith('replace_') ? profiles : [],
      );
    });

    test('has the effect that its method has', () => {
      const { effect, idempotent, scopes } = action;
      expect(scopes.length > 0).toBe(Boolean(request) || action.steps.length > 0);
      expect(new Set(scopes).size).toBe(scopes.length);
      for (const scope of scopes) expect(scope).toMatch(/^okta\.[a-zA-Z]+\.(?:read|manage)$/);
      if (effect === 'read') expect(idempotent).toBe(true);
      if (!request) return;
      expect(scopes.every((scope) => scope.endsWith('.read'))).toBe(effect === 'read');
      expect(effect === 'read').toBe(request.method === 'GET');
      if (request.method === 'DELETE') expect(effect).toBe('delete');
      if (request.method === 'PUT') expect(idempotent).toBe(true);
      if (typeof idempotent === 'object') expect(input.shape).toHaveProperty(idempotent.unless);
    });

    test('has a person agree before it changes anything, unless it can do no harm', () => {
      const { name, effect, confirm } = action;
      const paths = fieldsOf(action.inputSchema).map(({ path }) => path);
      const named = confirm === true ? [] : (confirm ?? []);

      const asks = effect === 'delete' || confirm !== undefined;
      expect(asks).toBe(effect !== 'read' && !(name in harmless));
      expect(paths).toEqual(
        expect.arrayContaining(named.map((danger) => (typeof danger === 'string' ? danger : danger.field))),
      );
    });

    test('says in which statuses of a user it works when it changes one', () => {
      const { from = [], done = [], brings = [] } = action.states ?? {};
      const changesUser = /^\/api\/v1\/users\/\{userId\}(?:\/(?:lifecycle|credentials)\/.*)?$/;

      if (!action.states?.of) {
        expect(userStatuses).toEqual(expect.arrayContaining([from, done, brings].flat()));
      }
      expect(from.filter((status) => done.includes(status))).toEqual([]);
      if (action.effect !== 'read' && changesUser.test(request?.path ?? '')) expect(from).not.toEqual([]);
    });

    test('takes nothing in a free record that has a field of its own', () => {
      const body = Object.entries(request?.body ?? {});
      const twice = body.flatMap(([place, record]) =>
        body.flatMap(([other]) => {
          const inside = other.startsWith(`${place}.`) && other.slice(place.length + 1);
          const given = { ...sample.input, [String(record)]: { [String(inside)]: 'text' } };
          return inside && input.safeParse(given).success ? [`${record}.${inside}`] : [];
        }),
      );
      expect(twice).toEqual([]);
    });

    test('is frozen', () => {
      expect(Object.isFrozen(action)).toBe(true);
    });
  });

  describe('as it runs', () => {
    test("makes its request with the sample, and gives the sample's output", async () => {
      const { result, sent } = await outcome(action, sample.input);
      expect(sent).not.toEqual([]);
      // What comes of many steps depends on the org: the sample shows one that is likely.
      if (action.steps.length > 0) return expect(Object.keys(result as object)).not.toContain('error');
      expect(result).toEqual(sample.output);
      if (!request) return;
      const own = sent.filter(({ method, path }) => {
        const { pathname } = new URL(path, 'https://acme.okta.com');
        return method === request.method && pathPattern(request.path).test(pathname);
      });
      expect(own).toHaveLength(1);
    });

    test('asks for the scopes of every call that it makes', async () => {
      const org = sampleOrg(action);
      const needed = new Set<string>();
      const send: Send = (asked) => {
        for (const scope of actionOf(asked)?.scopes ?? []) needed.add(scope);
        return org.send(asked);
      };
      await run(action, sample.input, { send });
      expect([...needed].filter((scope) => !granted(action.scopes, scope))).toEqual([]);
    });

    test('treats an untouched field as one that was left out', async () => {
      for (const [path, blank] of untouched(inputSchema, sample.input)) {
        const given = await outcome(action, changed(sample.input, path, blank));
        const left = await outcome(action, changed(sample.input, path, undefined));
        expect(given, `${path.join('.')} is ${JSON.stringify(blank)}`).toEqual(left);
      }
    });

    test('takes its sample as people type it and low-code hosts hand it over', async () => {
      expect(await outcome(action, asTyped(inputSchema, sample.input))).toEqual(
        await outcome(action, sample.input),
      );
    });

    test('asks for nothing when a field is wrong, missing or unknown, and says which', async () => {
      for (const [path, wrong] of wrongValues(inputSchema)) {
        const { result, sent } = await outcome(action, changed(sample.input, [path], wrong));
        const error = (result as { error?: unknown }).error;
        expect(error, `${path} is ${JSON.stringify(wrong)}`).toMatchObject({
          code: 'INVALID_INPUT',
          retryable: false,
          action: name,
          fields: expect.arrayContaining([
            expect.objectContaining({ field: expect.stringMatching(new RegExp(`^${path}`)) }),
          ]),
        });
        expect(sent).toEqual([]);
      }
    });

    test('never repeats a secret that was given, refused or wrong', async () => {
      const secret = 'Correct-Horse-9';
      const send: Send = async () => respond(400, refusal('E0000001', 'Api validation failed: password'));
      for (const { path } of inputFields.filter(({ schema }) => schema['x-secret'])) {
        for (const value of [secret, secret.repeat(80), [secret], { of: secret }]) {
          const error: unknown = await run(action, changed(sample.input, path.split('.'), value), {
            send,
          }).catch((thrown: unknown) => thrown);
          expect(error, path).toBeInstanceOf(ConnectorError);
          expect(everything(error), path).not.toContain(secret);
        }
      }
    });

    // Off-boarding takes a user whom Okta does not know for one who was deleted before.
    const meant = refusals.filter(
      ({ becomes }) => becomes.code !== 'NOT_FOUND' || !Object.hasOwn(output.shape, 'alreadyGone'),
    );
    test.each(meant)('turns $when into $becomes.code', async ({ response, becomes }) => {
      const { error, lines } = await refusedBy(action, response);
      expect(error).toBeInstanceOf(ConnectorError);
      expect(error).toMatchObject({ ...becomes, action: name, okta: { requestId: 'reqTest' } });
      expect(`${everything(error)}${lines.join()}`).not.toContain(connection.apiKey);
    });

    test('tries again what is safe to repeat when a gateway answers in HTML, then says OKTA_UNAVAILABLE', async () => {
      const { error, lines, methods } = await refusedBy(action, respond(502, html));
      const [first] = methods;
      const { idempotent } = action;
      const safe =
        first === 'GET' ||
        (typeof idempotent === 'boolean' ? idempotent : !input.parse(sample.input)[idempotent.unless]);
      expect(error).toBeInstanceOf(ConnectorError);
      expect(error).toMatchObject({ code: 'OKTA_UNAVAILABLE', status: 502, retryable: safe, action: name });
      expect(methods.filter((method) => method === first)).toHaveLength(safe ? 4 : 1);
      expect((error as Error).message).not.toContain('<');
      expect(`${everything(error)}${lines.join()}`).not.toContain(connection.apiKey);
    });

    test.each([400, 401, 403, 404, 405, 407, 409, 451])(
      'does not take a web page with %i for the word of Okta',
      async (status) => {
        const { error, methods } = await refusedBy(action, respond(status, html));
        expect(error).toBeInstanceOf(ConnectorError);
        expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE', status, retryable: false, action: name });
        expect(methods).toHaveLength(1);
        expect(everything(error)).not.toContain(connection.apiKey);
      },
    );

    test('brings no secret into its output when the answers echo what was sent', async () => {
      const secret = 'Correct-Horse-9';
      for (const { path } of inputFields.filter(({ schema }) => schema['x-secret'])) {
        const org = sampleOrg(action);
        const send: Send = async (asked) => {
          const { body, ...response } = await org.send(asked);
          const echo = { sent: asked.body, by: asked.headers['authorization'] };
          return { ...response, body: body && JSON.stringify({ ...JSON.parse(body), _embedded: echo }) };
        };
        const given = changed(sample.input, path.split('.'), secret);
        const output = await run(action, given, { send }).catch(everything);
        expect(JSON.stringify(output), path).not.toContain(secret);
        expect(JSON.stringify(output), path).not.toContain(connection.apiKey);
      }
    });

    const shownOnce = Object.entries(outputSchema.properties).flatMap(([key, schema]) =>
      schema['x-secret'] ? key : [],
    );
    if (shownOnce.length > 0)
      test('keeps what Okta shows once when the reading after it fails', async () => {
        const org = sampleOrg(action);
        const send: Send = async (asked) =>
          org.sent.length > 0 ? respond(403, refusal('E0000006', 'No permission')) : org.send(asked);

        expect(Object.keys(await run(action, sample.input, { send }))).toEqual(
          expect.arrayContaining(shownOnce),
        );
      });

    test('ends within its time when Okta is silent, look-ups included', async () => {
      const begun = Date.parse('2026-11-21T12:00:00Z');
      let now = begun;
      const sleep = async (ms: number) => {
        now += ms;
      };
      const send: Send = async ({ timeout = 0, repeatable }) => {
        await sleep(timeout);
        throw new ConnectorError('TIMEOUT', 'Okta is silent.', { retryable: repeatable });
      };
      await expect(run(action, sample.input, { send, sleep, now: () => now })).rejects.toMatchObject({
        code: 'TIMEOUT',
        action: name,
      });
      expect(now - begun).toBeLessThanOrEqual(120_000);
    });

    test('asks for nothing when the run was stopped before', async () => {
      const org = sampleOrg(action);
      const { input: given } = sample;
      await expect(run(action, given, { send: org.send, signal: AbortSignal.abort() })).rejects.toMatchObject(
        { code: 'CANCELLED', retryable: false, action: name },
      );
      expect(org.sent).toEqual([]);
    });

    test('asks for nothing more when the run is stopped on the way', async () => {
      const whole = sampleOrg(action);
      await run(action, sample.input, { send: whole.send });
      const stop = new AbortController();
      const org = sampleOrg(action);
      const send: Send = (asked) => {
        stop.abort();
        return org.send(asked);
      };
      const outcome = await run(action, sample.input, { send, signal: stop.signal }).catch(
        (error: unknown) => error,
      );

      expect(org.sent).toHaveLength(1);
      // A run of one call is over with its answer, and an answer that Okta gives only once must not be lost.
      const isOver = whole.sent.length === 1 || shownOnce.length > 0;
      const cancelled = { code: 'CANCELLED', action: name };
      expect(outcome).toEqual(
        isOver ? expect.not.objectContaining(cancelled) : expect.objectContaining(cancelled),
      );
    });

    test('stops waiting when the run is stopped', async () => {
      const stop = new AbortController();
      const methods: string[] = [];
      const send: Send = async ({ method }) => {
        methods.push(method);
        return respond(429, refusal('E0000047', 'API call exceeded rate limit due to too many requests.'));
      };
      await expect(
        run(action, sample.input, {
          send,
          signal: stop.signal,
          sleep: (ms, signal) => {
            stop.abort();
            return sleep(ms, signal);
          },
        }),
      ).rejects.toMatchObject({ code: 'CANCELLED', action: name });
      expect(methods).toHaveLength(1);
    });
  });
});

describe('the catalogue', () => {
  test('holds that no action is harmless which it does not have', () => {
    expect(allActions.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(harmless)));
  });

  test('names no action twice', () => {
    const names = allActions.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test.each([
    ['actions', '.ts'],
    ['test/actions', '.test.ts'],
    ['test/actions', '.rows.ts'],
  ])('lists what is in %s/ with the ending %s, and nothing else', (folder, ending) => {
    const files = readdirSync(new URL(`../${folder}/`, import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((file) => file.endsWith(ending) && !file.endsWith('index.ts'))
      .map((file) => file.replaceAll('\\', '/'));
    const listed = Object.entries(catalogue).flatMap(([resource, { actions }]) =>
      actions.map(({ name }) => `${resource}/${name.replaceAll('_', '-')}${ending}`),
    );
    expect(listed.sort()).toEqual(files.sort());
  });

  test.each(Object.entries(catalogue))(
    'holds the exports of the files in %s',
    async (resource, { actions }) => {
      for (const action of actions) {
        const module = await import(`../actions/${resource}/${action.name.replaceAll('_', '-')}.ts`);
        expect({ ...module }).toEqual({ [exportName(action.name)]: action });
      }
    },
  );
});

const isText = ({ type, enum: choices }: JsonSchema) => [type].flat().includes('string') && !choices;

/** Everything that anybody could read in an error: its JSON, its message, and the stack that a log shows. */
const everything = (error: unknown) =>
  `${JSON.stringify(error)} ${String(error)} ${(error as Error).stack ?? ''} ${String((error as Error).cause)}`;

/** `manage` covers `read`. */
const granted = (scopes: readonly string[], needed: string) =>
  scopes.includes(needed) || scopes.includes(needed.replace(/\.read$/, '.manage'));

/** The input with another value at a place, or without it. */
function changed(input: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const { [key]: old, ...others } = (input ?? {}) as Record<string, unknown>;
  const made = rest.length > 0 ? changed(old, rest, value) : value;
  return made === undefined ? others : { ...others, [key]: made };
}

/** The optional fields, at the top and inside the objects that the sample gives, with what hosts send for them. */
function untouched(schema: JsonSchema, given: unknown, above: string[] = []): [string[], '' | null][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, of]) => {
    const path = [...above, key];
    const value = (given as Record<string, unknown> | undefined)?.[key];
    const inside = of.properties && value !== undefined ? untouched(of, value, path) : [];
    if (schema.required?.includes(key)) return inside;
    const blanks: ('' | null)[] = [of.type].flat().includes('null') ? [''] : ['', null];
    return [...inside, ...blanks.map((blank): [string[], '' | null] => [path, blank])];
  });
}

/** A value with spaces around its texts, and with texts for its numbers and for true and false. Secrets stay as they are. */
function asTyped(schema: JsonSchema, value: unknown): unknown {
  const { type, items = {}, properties = {} } = schema;
  const isKnown = ['number', 'integer', 'boolean'].some((kind) => [type].flat().includes(kind));
  if (schema['x-secret']) return value;
  if (typeof value === 'string' || (isKnown && value !== null)) return `\ufeff ${value}\u00a0\r\n`;
  if (Array.isArray(value)) return value.map((item) => asTyped(items, item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, asTyped(properties[key] ?? {}, inner)]);
  return Object.fromEntries(fields);
}

/** For every field a value that it cannot take, then every required one left out, then a key that is none. */
function wrongValues({ properties = {}, required = [] }: JsonSchema): [string, unknown][] {
  return [
    ...Object.entries(properties).map(([key, { type, anyOf }]): [string, unknown] => [
      key,
      anyOf || [type].flat().includes('string') ? { not: { a: 'text' } } : 'not of this kind',
    ]),
    ...required.map((key): [string, unknown] => [key, undefined]),
    ['keyOfTheTests', 1],
  ];
}
