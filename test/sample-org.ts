import type { AnyAction } from '../connector/core/define-action.ts';
import { exportName } from '../connector/core/manifest.ts';
import type { HttpRequest, HttpResponse } from '../connector/core/send.ts';
import { allActions } from './all-actions.ts';
import { date } from './okta.ts';

/** An action's path as an expression that matches the real path and names what stands in its places. */
export const pathPattern = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

/** As much of a request as decides the answer. */
type Asked = Pick<HttpRequest, 'method' | 'url' | 'body'>;

/**
 * The action whose request this is. Of `/groups/rules` and `/groups/{groupId}` the one without a placeholder; of
 * find_user and get_user, which make the same request, the one that is running, or that is called like Okta's operation.
 */
export function actionOf({ method, url }: Asked, running?: AnyAction): AnyAction | undefined {
  const { pathname } = new URL(url);
  const rank = ({ name, operation, request }: AnyAction) =>
    10 * (request?.path.match(/\{/g)?.length ?? 0) +
    (name === running?.name ? 0 : exportName(name) === operation ? 1 : 2);
  return allActions
    .filter(({ request }) => request?.method === method && pathPattern(request.path).test(pathname))
    .sort((one, other) => rank(one) - rank(other))[0];
}

/** A response as Okta sends it. */
export const respond = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers: { date, 'x-okta-request-id': 'reqTest', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export const notFound = {
  errorCode: 'E0000007',
  errorSummary: 'Not found: Resource not found: it (Type)',
  errorId: 'oaeTest',
  errorCauses: [],
};

/** An org that answers each request with the sample of the action whose request it is, and keeps what it was sent. */
export interface SampleOrg {
  send(request: Asked): Promise<HttpResponse>;
  /** The requests so far, without what is the same in all of them. */
  sent: { method: string; path: string; body?: unknown }[];
}

/**
 * A later reading shows what a change brought: the status of the sample after a change of the state, nothing
 * after a DELETE. What the running action changes is answered with its own sample. An earlier reading shows what that action
 * needs: an object in a state in which it works, and what the sample output gives as it was before.
 */
export function sampleOrg(running?: AnyAction): SampleOrg {
  const { from = [], of } = running?.states ?? {};
  const before = { ...(of && { status: from[0] }), ...running?.sample.output.before };
  const sent: SampleOrg['sent'] = [];
  const deleted = new Set<string>();
  let changes: object = running?.states?.of ? { status: running.states.from[0] } : {};

  async function send(request: Asked): Promise<HttpResponse> {
    const { method, url, body } = request;
    const { pathname, search } = new URL(url);
    sent.push({ method, path: pathname + search, ...(body && { body: JSON.parse(body) as unknown }) });
    const action = actionOf(request, method === 'GET' && !isList(running) ? undefined : running);
    if (!action) return called(pathname);
    if (deleted.has(pathname)) return respond(404, notFound);
    const { etag, ...output } = action.sample.output;
    if (method === 'DELETE') {
      deleted.add(pathname);
      return respond(204);
    }
    if (action.request?.list) return respond(200, output[action.request.list.items]);
    if (method === 'GET') return respond(200, { ...output, ...before, ...changes }, etag && { etag });
    changes = output;
    // Okta's answer to a change of a user's state is empty but for what is shown once, such as a link.
    const once = Object.entries(output).filter(([key]) => action.outputSchema.properties[key]?.['x-secret']);
    return respond(200, action.states && /\/lifecycle\//.test(pathname) ? Object.fromEntries(once) : output);
  }

  return { send, sent };
}

/** Its output is the items of its own request, so that of several lists at one path each has its own. */
const isList = (action?: AnyAction) => Boolean(action?.sample.output[action.request?.list?.items ?? '']);

/** The sample of the action that takes any path. */
function called(path: string): HttpResponse {
  const action = allActions.find(({ request, sample }) => !request && sample.input.path === path);
  if (!action) return respond(404, notFound);
  const { status, headers, body } = action.sample.output;
  return respond(status, body, {
    'x-okta-request-id': headers.requestId,
    'x-rate-limit-limit': String(headers.rateLimitLimit),
    'x-rate-limit-remaining': String(headers.rateLimitRemaining),
    'x-rate-limit-reset': String(Date.parse(headers.rateLimitReset) / 1000),
  });
}
