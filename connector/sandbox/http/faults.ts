import { z } from 'zod/v3';
import { random } from '../state/random.ts';
import { OktaError } from './errors.ts';
import type { Call, Reply } from './exchange.ts';

const where = {
  /** Any method without it. */
  method: z.string().toUpperCase().optional(),
  /** Such as `/api/v1/users/{userId}`, or a beginning with `*` after it. Any path without it. */
  path: z.string().regex(/^[/*]/, 'A path begins with a slash').optional(),
  probability: z.number().min(0).max(1).default(1),
  /** The number of times that it happens. Without it, it happens until it is removed. */
  count: z.number().int().min(1).optional(),
};
const kind = <K extends string, S extends z.ZodRawShape>(name: K, shape: S, description: string) =>
  z
    .object({ kind: z.literal(name), ...where, ...shape })
    .strict()
    .describe(description);
/** Without it the fault takes the place of the work. With it the change is made, and only the reply is lost. */
const after = z.boolean().default(false);
const ms = z.number().min(0).default(1000);

/** The things that go wrong on request. The descriptions are the table in docs/sandbox.md. */
export const fault = z.discriminatedUnion('kind', [
  kind(
    'status',
    {
      status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(503),
      body: z.enum(['json', 'html', 'empty']).default('json'),
      after,
    },
    'Replies with the `status` 500, 502, 503 or 504 and a `body` of `json`, `html` or `empty`.',
  ),
  kind(
    'rateLimit',
    { headers: z.enum(['window', 'concurrency', 'none']).default('window'), after },
    'Replies with 429 and the `headers` of a `window`, of `concurrency` (limit 0, remaining 0) or `none`.',
  ),
  kind('reset', { after }, 'Breaks the connection.'),
  kind(
    'redirect',
    { location: z.string().default('/login/login.htm'), after },
    'Redirects to a `location` with 302.',
  ),
  kind('slow', { ms }, 'Sends the first byte `ms` milliseconds late.'),
  kind('trickle', { ms }, 'Sends the body in sixteen pieces, `ms` milliseconds apart.'),
  kind('truncate', {}, 'Sends only half of the body.'),
  kind(
    'contentType',
    { contentType: z.string().default('text/html') },
    'Labels the body with another `contentType`.',
  ),
  kind('doubleHeaders', {}, 'Sends the rate-limit headers twice, the second time for another bucket.'),
  kind('joinLinks', {}, 'Sends the Link headers as one.'),
  kind(
    'foreignNext',
    { origin: z.string().url().default('https://elsewhere.example') },
    'Points the next link to the host `origin`.',
  ),
  kind('repeatCursor', {}, 'Points the next link to the same page.'),
  kind('expiredCursor', {}, 'Refuses the cursor of a page with 400 E0000029.'),
  kind('emptyPage', {}, 'Sends an empty page. Its next link leads to the items it leaves out.'),
]);

export type Fault = z.infer<typeof fault>;
type Numbered = Fault & { readonly id: string };

/** The ways in which putting a reply on the wire can go wrong. */
export interface Delivery {
  readonly cut?: boolean;
  readonly late?: number;
  readonly pieceEvery?: number;
}

export interface Faults {
  readonly all: readonly Numbered[];
  add(fault: Fault): Numbered;
  /** Removes one, or all. Says whether there was one. */
  remove(id?: string): boolean;
  /** The fault that strikes this call, if any. */
  strike(call: Call): Fault | undefined;
}

export function faults(seed: number): Faults {
  const dice = random(seed ^ 0xfa17);
  let all: Numbered[] = [];
  let count = 0;

  return {
    get all() {
      return all;
    },
    add(fault) {
      const added = { id: String(++count), ...fault };
      all.push(added);
      return added;
    },
    remove(id) {
      const kept = id === undefined ? [] : all.filter((fault) => fault.id !== id);
      const some = kept.length < all.length;
      all = kept;
      return some;
    },
    strike({ method, path, params }) {
      const struck = all.find(
        (fault) =>
          (fault.method ?? method) === method &&
          pattern(fault.path ?? '*').test(path) &&
          (fault.kind !== 'expiredCursor' || params.has('after')) &&
          dice() < fault.probability,
      );
      if (struck?.count === undefined) return struck;
      all = all.flatMap((fault) => {
        if (fault !== struck) return fault;
        return struck.count === 1 ? [] : { ...struck, count: Number(struck.count) - 1 };
      });
      return struck;
    },
  };
}

function pattern(path: string): RegExp {
  const [, start = '', rest] = /^(.*?)(\*)?$/s.exec(path) ?? [];
  const places = start.split(/\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${places.join('[^/]+')}${rest ? '' : '$'}`);
}

/** Says whether a fault takes the place of the work. */
export const isInstead = (fault: Fault): boolean => 'after' in fault && !fault.after;

/** The way in which a fault puts a reply on the wire. */
export function deliveryOf(fault: Fault): Delivery {
  if (fault.kind === 'reset') return { cut: true };
  if (fault.kind === 'slow') return { late: fault.ms };
  return fault.kind === 'trickle' ? { pieceEvery: fault.ms } : {};
}

/** A reply as a fault spoils it. */
export function spoiled(fault: Fault, reply: Reply, errorId: string, now: number): Reply {
  const { headers = {}, body = '' } = reply;
  const link = [headers['Link'] ?? []].flat();
  const withNext = (change: (url: string) => string): Reply => {
    const [self = '', next = self] = link;
    const url = change(/^<(.*)>/.exec(next)?.[1] ?? '');
    return { ...reply, headers: { ...headers, Link: [self, `<${url}>; rel="next"`] } };
  };
  switch (fault.kind) {
    case 'status':
      return failed(fault, errorId);
    case 'rateLimit':
      return {
        status: 429,
        body: new OktaError('E0000047').body(errorId),
        headers: limitHeaders(fault.headers, now),
      };
    case 'expiredCursor':
      return { status: 400, body: new OktaError('E0000029', ['Invalid cursor.']).body(errorId) };
    case 'redirect':
      return { status: 302, headers: { Location: fault.location } };
    case 'truncate':
      return { ...reply, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'contentType':
      return { ...reply, headers: { ...headers, 'Content-Type': fault.contentType } };
    case 'doubleHeaders':
      return { ...reply, headers: { ...headers, ...doubled(headers) } };
    case 'joinLinks':
      return { ...reply, headers: { ...headers, Link: link.join(', ') } };
    case 'foreignNext':
      return withNext((url) => url.replace(/^\w+:\/\/[^/]+/, fault.origin));
    case 'repeatCursor': {
      const [self = ''] = link;
      return { ...reply, headers: { ...headers, Link: [self, self.replace('"self"', '"next"')] } };
    }
    default:
      return reply;
  }
}

const phrases = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function failed({ status, body }: Fault & { kind: 'status' }, errorId: string): Reply {
  if (body === 'empty') return { status };
  if (body === 'json') {
    return { status, body: new OktaError(status === 503 ? 'E0000010' : 'E0000009').body(errorId) };
  }
  const phrase = `${status} ${phrases[status]}`;
  return {
    status,
    body: `<html><head><title>${phrase}</title></head><body><h1>${phrase}</h1></body></html>`,
    headers: { 'Content-Type': 'text/html' },
  };
}

function limitHeaders(headers: 'window' | 'concurrency' | 'none', now: number): Record<string, string> {
  if (headers === 'none') return {};
  return {
    'X-Rate-Limit-Limit': headers === 'concurrency' ? '0' : '600',
    'X-Rate-Limit-Remaining': '0',
    'X-Rate-Limit-Reset': String(Math.ceil(now / 1000) + 60),
  };
}

/** Okta's factor endpoints answer with the headers of two buckets, of which the narrower one counts. */
function doubled(headers: NonNullable<Reply['headers']>): Record<string, string[]> {
  const [limit, remaining, reset] = ['Limit', 'Remaining', 'Reset'].map((name) =>
    String(headers[`X-Rate-Limit-${name}`] ?? ''),
  );
  return {
    'X-Rate-Limit-Limit': [limit ?? '', '5'],
    'X-Rate-Limit-Remaining': [remaining ?? '', '4'],
    'X-Rate-Limit-Reset': [reset ?? '', String(Number(reset) + 240)],
  };
}
