import type { Sandbox } from '../../connector/sandbox/index.ts';
import { type Answer, connect, linkTo } from '../connector/sandbox/client.ts';

// The answers of an org to plain HTTP calls. Nothing of the connector is in here, so that it can be wrong.

// biome-ignore lint/suspicious/noExplicitAny: whatever the org answers, to be compared as it is.
export type Body = any;

export interface Plain {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  /** The answer to one GET. */
  read(path: string): Promise<Body>;
  /** All items of a list: the next links are followed as they stand. */
  all(path: string): Promise<Body[]>;
}

export function plain(sandbox: Sandbox): Plain {
  const { send } = connect(sandbox);
  return {
    send,
    read: async (path) => (await send<Body>('GET', path)).body,
    async all(path) {
      const items: Body[] = [];
      for (let next: string | undefined = path; next; ) {
        const answer: Answer<Body> = await send('GET', next);
        const page: Body[] = [answer.body, ...Object.values(answer.body)].find(Array.isArray) ?? [];
        items.push(...page);
        // A log that is read as it grows has a next link for ever.
        const caughtUp = path.startsWith('/api/v1/logs') && page.length === 0;
        next = caughtUp ? undefined : (linkTo('next', answer) ?? answer.body._links?.next?.href);
      }
      return items;
    },
  };
}

/** A path with its parameters. */
export const at = (path: string, params: Record<string, string | number | boolean> = {}): string =>
  `${path}?${Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
