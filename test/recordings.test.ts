import nock from 'nock';
import { describe, expect, test } from 'vitest';
import type { ZodTypeAny } from 'zod/v3';
import type { AnyAction } from '../connector/core/define-action.ts';
import type { RequestData } from '../connector/core/request.ts';
import type { Method } from '../connector/core/send.ts';
import { hidden } from '../connector/okta/road/without-secrets.ts';
import { factsOf } from '../schemas/field.ts';
import { run } from './okta.ts';
import { type Json, type Recording, recordings } from './recorded.ts';
import { actionOf, pathPattern, sampleOrg } from './sample-org.ts';

// Replays what real orgs answered to our actions.

const { OKTA_RECORDINGS } = process.env;
const replayed = recordings.flatMap((recording) => {
  const action = actionFor(recording);
  return action ? [{ ...recording, recording, action, name: action.name }] : [];
});
console.info(
  OKTA_RECORDINGS
    ? `${replayed.length} of ${recordings.length} recorded replies are replayed, to ${new Set(replayed.map(({ name }) => name)).size} actions.`
    : 'OKTA_RECORDINGS names no file, so no recorded reply is replayed.',
);

describe.runIf(OKTA_RECORDINGS)('recordings', () => {
  test('hold replies to our actions', () => {
    expect(replayed).not.toEqual([]);
  });

  test.each(replayed)('$name: $method $template answered $status', async ({ action, recording }) => {
    const { status, response, template } = recording;
    const sent = serve(action, recording);
    const result = await run(action, inputOf(action, recording)).catch((error: unknown) => ({ error }));

    expect(sent.times).toBeGreaterThan(0);
    // What is refused since it is done already is no error.
    if (status >= 400 && (result as { changed?: boolean }).changed !== false) {
      const { errorCode, errorId } = response as { errorCode: string; errorId: string };
      expect(result).toMatchObject({
        error: { name: 'ConnectorError', action: action.name, status, okta: { errorCode, errorId } },
      });
      return;
    }
    expect(result).not.toHaveProperty('error');
    if (status >= 400) return;
    // Okta answers with credentials alone here, so the action reads the user, who has the same ones.
    if (response === null || /\/credentials\//.test(template)) return;
    const list = action.request?.list;
    expect(lost(response, list ? (result as Record<string, unknown>)[list.items] : result)).toEqual([]);
  });
});

function actionFor({ method, path, template }: Recording): AnyAction | undefined {
  const action = actionOf({ method, url: `https://acme.okta.com${path}` });
  const places = (of: string) => of.replaceAll(/\{[^}]*\}/g, '{}');
  return places(action?.request?.path ?? '') === places(template) ? action : undefined;
}

/** Answers the recorded request as it was answered, and what the action asks besides with samples. */
function serve(action: AnyAction, { method, status, headers, response }: Recording): { times: number } {
  const path = pathPattern(action.request?.path ?? '');
  const sent = { times: 0 };
  const others = sampleOrg(action);
  async function reply(request: Request): Promise<nock.ReplyFnResult> {
    const { pathname } = new URL(request.url);
    // What was answered to a change of a state is what the object is afterwards.
    if (sent.times > 0 && request.method === 'GET' && hasId(response)) {
      return [status, JSON.stringify(response), headers];
    }
    if (request.method === method && path.test(pathname)) {
      sent.times += 1;
      return [status, response === null ? '' : JSON.stringify(response), headers];
    }
    const body = await request.text();
    const answer = await others.send({ method: request.method as Method, url: request.url, body });
    return [answer.status, answer.body, answer.headers];
  }
  const org = nock('https://acme.okta.com').persist();
  for (const verb of ['GET', 'POST', 'PUT', 'DELETE']) {
    // nock 15 hands the reply function a web Request, which its types do not say.
    org
      .intercept(/^/, verb)
      .optionally()
      .reply(reply as unknown as () => Promise<nock.ReplyFnResult>);
  }
  return sent;
}

/** The input that leads to the recorded request. What the recording leaves open is taken from the sample. */
function inputOf({ request, input, sample }: AnyAction, recording: Recording): Record<string, unknown> {
  const { path, query = [], body = {}, list } = request as RequestData;
  const parameters = Object.entries(
    Array.isArray(query) ? Object.fromEntries(query.map((name: string) => [name, name])) : query,
  );
  const asked = new URLSearchParams(recording.query);
  const recorded: Record<string, unknown> = {
    ...pathPattern(path).exec(recording.path)?.groups,
    ...Object.fromEntries(parameters.map(([name, key]) => [key, typed(asked.get(name))])),
    ...Object.fromEntries(Object.entries(body).map(([place, key]) => [key, at(recording.request, place)])),
  };
  // As many as there are, so that the next page, which was not recorded, is not asked for.
  const items = Array.isArray(recording.response) ? recording.response.length : 0;
  if (list?.pageSize && items > 0) recorded['limit'] = items;
  const given: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<ZodTypeAny>(input.shape)) {
    const { showWhen } = factsOf(schema);
    // What was sent for another kind, such as an empty list, has no field in the form of this one.
    if (showWhen && !showWhen.is.includes(String(recorded[showWhen.field] ?? sample.input[showWhen.field])))
      continue;
    const takes = schema.safeParse(recorded[key]).success && recorded[key] !== undefined;
    const open = !Object.hasOwn(recorded, key) || !schema.isOptional();
    if (takes) given[key] = recorded[key];
    else if (open && Object.hasOwn(sample.input, key)) given[key] = sample.input[key];
  }
  return given;
}

const hasId = (response: Json) => typeof response === 'object' && response !== null && 'id' in response;

const typed = (text: string | null): unknown =>
  text === null ? undefined : /^(?:true|false|\d+)$/.test(text) ? JSON.parse(text) : text;

const at = (value: unknown, place: string): unknown =>
  place.split('.').reduce((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);

/** The leaves of what Okta sent that are not in the same place of what the action gave back, but for secrets. */
function lost(sent: Json, given: unknown, above = ''): string[] {
  if (typeof given === 'string' && given.includes(hidden)) return [];
  if (typeof sent !== 'object' || sent === null) return sent === (given ?? null) ? [] : [above];
  return Object.entries(sent).flatMap(([key, inner]) =>
    lost(inner, (given as Record<string, unknown> | undefined)?.[key], `${above}/${key}`),
  );
}
