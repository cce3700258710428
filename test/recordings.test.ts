import nock from 'nock';
import { describe, expect, test } from 'vitest';
import type { AnyAction } from '../connector/core/define-action.ts';
import type { Method } from '../connector/core/send.ts';
import { hidden } from '../connector/okta/road/without-secrets.ts';
import { run } from './okta.ts';
import { type Json, type Recording, recordings } from './recorded.ts';
import { inputOf, replayed } from './replayed.ts';
import { pathPattern, sampleOrg } from './sample-org.ts';

// Replays what real orgs answered to our actions.

const { OKTA_RECORDINGS } = process.env;
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

const hasId = (response: Json) => typeof response === 'object' && response !== null && 'id' in response;

/** The leaves of what Okta sent that are not in the same place of what the action gave back, but for secrets. */
function lost(sent: Json, given: unknown, above = ''): string[] {
  if (typeof given === 'string' && given.includes(hidden)) return [];
  if (typeof sent !== 'object' || sent === null) return sent === (given ?? null) ? [] : [above];
  return Object.entries(sent).flatMap(([key, inner]) =>
    lost(inner, (given as Record<string, unknown> | undefined)?.[key], `${above}/${key}`),
  );
}
