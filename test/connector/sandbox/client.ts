import { type IncomingMessage, request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../../connector/sandbox/index.ts';
import { startSpecified } from './specified.ts';

export interface Answer<T> {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The Link lines as they came, one a line. */
  readonly links: readonly string[];
  readonly body: T;
}

export interface UserBody {
  readonly id: string;
  readonly status: string;
  readonly statusChanged: string;
  readonly passwordChanged: string | null;
  readonly type: { readonly id: string };
  readonly profile: Record<string, unknown> & { readonly login: string; readonly lastName: string };
  readonly credentials: Record<string, unknown>;
  readonly _links: Record<string, { readonly href: string; readonly method?: string }>;
}

export interface GroupBody {
  readonly id: string;
  readonly type: string;
  readonly lastMembershipUpdated: string;
  readonly profile: Record<string, unknown> & { readonly name: string };
}

export interface EventBody {
  readonly uuid: string;
  readonly eventType: string;
  readonly published: string;
  readonly target: readonly { readonly id: string; readonly type: string }[] | null;
}

export interface Client {
  readonly sandbox: Sandbox;
  send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Follows the next links from a path to the end. */
  walk<T>(path: string): Promise<T[][]>;
}

/** An org for one test, which ends with it. What it answers is held against Okta's specification. */
export async function open(options: SandboxOptions = {}): Promise<Client> {
  const client = connect(await startSpecified({ rateLimit: 'off', ...options }));
  onTestFinished(() => client.sandbox.stop());
  return client;
}

export function connect(sandbox: Sandbox): Client {
  const send: Client['send'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
      const outgoing = request(new URL(path, sandbox.origin), {
        method,
        headers: {
          Authorization: `SSWS ${sandbox.apiKey}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
          ...headers,
        },
      });
      outgoing.on('error', reject).on('response', async (incoming) => {
        const received = Buffer.concat(await incoming.toArray()).toString();
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          links: incoming.headersDistinct['link'] ?? [],
          body: /^application\/json/.test(incoming.headers['content-type'] ?? '')
            ? JSON.parse(received)
            : received || undefined,
        });
      });
      outgoing.end(text);
    });
  return {
    sandbox,
    send,
    async walk<T>(path: string) {
      const pages: T[][] = [];
      for (let next: string | undefined = path; next !== undefined; ) {
        const answer: Answer<T[]> = await send('GET', next);
        pages.push(answer.body);
        next = linkTo('next', answer);
      }
      return pages;
    },
  };
}

/** The address of a link, or undefined. */
export function linkTo(relation: string, { links }: Answer<unknown>): string | undefined {
  return links.find((line) => line.endsWith(`rel="${relation}"`))?.match(/^<(.+)>/)?.[1];
}

export function query(path: string, params: Record<string, string | number>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) search.set(name, String(value));
  return `${path}?${search}`;
}

/** Some user who matches; of several not the first, who owns the API key and whose deactivation ends it. */
export async function someUser({ send }: Client, search = 'status eq "ACTIVE"'): Promise<UserBody> {
  const { body } = await send<UserBody[]>('GET', query('/api/v1/users', { search, limit: 3 }));
  const user = body.at(-1);
  if (!user) throw new Error(`No user matches ${search}.`);
  return user;
}

export async function groupNamed({ send }: Client, name: string): Promise<GroupBody> {
  const { body } = await send<GroupBody[]>('GET', query('/api/v1/groups', { q: name }));
  const [group] = body;
  if (!group) throw new Error(`No group is called ${name}.`);
  return group;
}

export const refusal = (status: number, errorCode: string, ...causes: string[]) => ({
  status,
  body: { errorCode, errorLink: errorCode, errorCauses: causes.map((errorSummary) => ({ errorSummary })) },
});
