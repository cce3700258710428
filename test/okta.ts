import nock from 'nock';
import type { AnyAction } from '../connector/core/define-action.ts';
import type { ConnectorOptions } from '../connector/okta/road/client.ts';
import { send } from '../connector/okta/road/transport.ts';
import { createRuntime } from '../connector/runtime.ts';
import { allActions } from './all-actions.ts';

/** A connection for tests whose org is answered by `answer`. */
export const connection = { domain: 'acme.okta.com', apiKey: '00secretKeyOfTheTests' };

/** The time of every answer, by Okta's clock. */
export const date = 'Sat, 21 Nov 2026 12:00:00 GMT';

/** The content of a request that was answered. */
export interface Sent {
  body?: unknown;
  headers: Record<string, string>;
  times: number;
}

/** Prepares Okta's answer to one request, and keeps what was sent. The path includes the query, in order. */
export function answer(
  method: string,
  path: string | RegExp,
  status: number,
  body?: unknown,
  headers: Record<string, string | string[]> = {},
): Sent {
  const sent: Sent = { headers: {}, times: 0 };
  // nock 15 hands the reply function a web Request, which its types do not say.
  async function reply(request: unknown): Promise<nock.ReplyFnResult> {
    const { headers: given, ...asked } = await read(request as Request);
    Object.assign(sent, asked, { headers: given, times: sent.times + 1 });
    const payload = body === undefined ? '' : (body as nock.ReplyBody);
    return [status, payload, { date, 'x-okta-request-id': 'reqTest', ...headers }];
  }
  nock('https://acme.okta.com').intercept(path, method).reply(reply);
  return sent;
}

async function read(request: Request): Promise<{ headers: Record<string, string>; body?: unknown }> {
  const text = await request.text();
  return { headers: Object.fromEntries(request.headers), ...(text && { body: JSON.parse(text) as unknown }) };
}

/** A refusal by Okta, with its causes. */
export const refused = (errorCode: string, errorSummary: string, ...causes: string[]) => ({
  errorCode,
  errorSummary,
  errorLink: errorCode,
  errorId: 'oaeTest',
  errorCauses: causes.map((cause) => ({ errorSummary: cause })),
});

interface Circumstances extends Partial<ConnectorOptions> {
  signal?: AbortSignal;
  log?: (message: string) => void;
}

/** Runs an action against the answers that the test prepared. The clock is that of the answers, and stands but for waits. */
export function run(action: AnyAction, input: unknown, { signal, log, ...road }: Circumstances = {}) {
  let time = Date.parse(date);
  const sleep = async (ms: number) => {
    time += ms;
  };
  const runtime = createRuntime({ send, sleep, now: () => time, ...road }, () => allActions);
  const call = { connection, input: input as Record<string, unknown>, signal, log };
  return runtime.run(action, call) as Promise<Record<string, unknown>>;
}
