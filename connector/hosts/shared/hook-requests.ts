import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookReply } from '../../index.ts';

/** What makes the address of a hook a secret, and the hook itself. It is kept, so that the next process is found there. */
export interface HookSecrets {
  path: string;
  secret: string;
}

export const newSecrets = (): HookSecrets => ({ path: `/okta/${unguessable()}`, secret: unguessable() });

const unguessable = () => randomBytes(24).toString('base64url');

/** The longest delivery that is read, in bytes. Okta's are far shorter. */
const maxBody = 8 * 2 ** 20;

export interface HookRequests {
  /** Gives the answer to a request. What is done with the events comes after the answer. */
  answer(request: { method: string; headers: IncomingMessage['headers']; body: string }): Promise<HookReply>;
  onEvents(events: unknown[]): void;
}

/** Answers what Okta sends to an event hook. */
export const hookRequests =
  ({ answer, onEvents }: HookRequests) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (body === undefined) return void response.writeHead(413, { Connection: 'close' }).end();
    const { method = '', headers } = request;
    const { status, headers: sent, body: text, events } = await answer({ method, headers, body });
    // Okta waits for three seconds: it has its answer before anything is done with the events.
    response.writeHead(status, sent).end(text);
    if (events.length > 0) onEvents(events);
  };

/** The body of a request; undefined if it is too long or breaks off. Servers with a parser of their own have read it already. */
async function bodyOf(request: IncomingMessage & { body?: unknown }): Promise<string | undefined> {
  if (request.readableEnded) return JSON.stringify(request.body);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBody) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return String(Buffer.concat(parts));
}
