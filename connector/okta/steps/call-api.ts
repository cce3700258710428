import { mostItems } from '../../../schemas/page.ts';
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

/** Headers that would carry other credentials than the connection's, or change where the request goes. */
export const credentialHeader = (name: string): boolean =>
  /^(?:authorization|proxy-.*|cookie|host|dpop|connection|content-length|transfer-encoding|forwarded|x-forwarded-.*)$/i.test(
    name.trim(),
  );

/** Calls any operation, one page or all of them. */
export async function callApi({ okta, input }: ActionContext<Input>): Promise<Output> {
  const { method, path, query = {}, headers = {}, body, allPages, limit = mostItems } = input;
  const call: Call = { method, path, query, headers, ...(body !== undefined && { body }) };
  if (!allPages) {
    const reply = await okta.call(call);
    return { ...told(reply), body: reply.body ?? null, nextCursor: nextCursor(reply) };
  }
  const { page, reply } = await okta.list(call, { limit });
  return { ...told(reply), body: page.items, nextCursor: page.nextCursor };
}

function told({ status, headers }: Reply): Pick<Output, 'status' | 'headers'> {
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
