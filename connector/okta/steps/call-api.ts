import { maxItems } from '../../../schemas/page.ts';
import type { Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import type { Call } from '../../core/request.ts';
import type { Method } from '../../core/send.ts';
import { nextCursor } from '../road/pagination.ts';
import { rateLimitNumbers, resetOf } from '../road/rate-limit-headers.ts';

interface Input {
  method: Method;
  path: string;
  query?: Call['query'] | undefined;
  headers?: Record<string, string> | undefined;
  body?: unknown;
  allPages: boolean;
  limit?: number | undefined;
}

interface Output {
  status: number;
  headers: {
    requestId: string | null;
    rateLimitLimit: number | null;
    rateLimitRemaining: number | null;
    rateLimitReset: string | null;
    etag: string | null;
  };
  body: unknown;
  nextCursor: string | null;
}

/** Headers that carry credentials, say where a request goes, or say how it and its answer are packed: ours to set. */
const ours =
  /^(?:authorization|proxy-.*|cookie|host|dpop|connection|keep-alive|upgrade|expect|te|trailer|content-length|content-encoding|transfer-encoding|accept-encoding|forwarded|x-forwarded-.*)$/i;

/** The first of the headers that nobody may give, in words. A body is sent as JSON, and cannot be called anything else. */
export function refusedHeader(headers: Record<string, string>): string | undefined {
  const refused = Object.keys(headers).find((name) => ours.test(name));
  if (refused) return `cannot contain "${refused}", which the connector sets itself`;
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) return `cannot contain "${twice}" twice`;
  const other = Object.entries(headers).some(
    ([name, value]) => /^content-type$/i.test(name) && !/\bjson\b/i.test(value),
  );
  return other
    ? 'cannot contain a "Content-Type" other than JSON, since the body is sent as JSON'
    : undefined;
}

/** Calls any operation, one page or all of them. */
export async function callApi({ okta, input }: ActionContext<Input>): Promise<Output> {
  const { method, path, headers = {}, body, allPages, limit = maxItems } = input;
  const { since, ...rest } = input.query ?? {};
  // The System Log, which alone has it, refuses `since` beside a cursor.
  const query = rest['after'] ? rest : { ...rest, since };
  const call: Call = { method, path, query, headers, ...(body !== undefined && { body }) };
  if (!allPages) {
    const reply = await okta.call(call);
    return { ...headFactsOf(reply), body: reply.body ?? null, nextCursor: nextCursor(reply) };
  }
  const after = query['after'] ? String(query['after']) : undefined;
  const { page, reply } = await okta.list(call, { limit, after });
  return { ...headFactsOf(reply), body: page.items, nextCursor: page.nextCursor };
}

function headFactsOf({ status, headers }: Reply): Pick<Output, 'status' | 'headers'> {
  return {
    status,
    headers: {
      requestId: headers['x-okta-request-id'] ?? null,
      rateLimitLimit: rateLimitNumbers({ headers }, 'limit')[0] ?? null,
      rateLimitRemaining: rateLimitNumbers({ headers }, 'remaining')[0] ?? null,
      rateLimitReset: resetOf({ headers }) ?? null,
      etag: headers['etag'] ?? null,
    },
  };
}
