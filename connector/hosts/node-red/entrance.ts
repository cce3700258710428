import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sameSecret } from '../../core/same-secret.ts';

export interface Entrance {
  /** True for a request from this machine that has the token. */
  isOpenTo(request: IncomingMessage): boolean;
  /** Lets those in who may, and takes the token that others bring. What lies at `open` has secrets of its own. */
  guard(inside: RequestListener, open: string): RequestListener;
}

/**
 * The door of an editor that everybody on this machine can reach, and in which whoever is inside runs what they like as
 * the person who started it. The person has the token by the printed address; the browser keeps it from then on.
 */
export function entrance(port: number, token: string): Entrance {
  // Browsers send cookies to all ports of a host, so that two editors need two names.
  const cookie = `okta-studio-${port}`;

  const isOpenTo = (request: IncomingMessage) =>
    isFromHere(request, port) && sameSecret(cookieIn(request, cookie), token);

  function guard(inside: RequestListener, open: string): RequestListener {
    return (request, response) => {
      for (const [name, value] of unframed) response.setHeader(name, value);
      if (!isFromHere(request, port)) return refuse(response, 403, 'This editor is for this machine only.');
      const brought = tokenIn(request);
      if (brought !== undefined && sameSecret(brought, token)) {
        const attributes = 'Path=/; HttpOnly; SameSite=Strict';
        // The address without the token, so that the token is in no history and no bookmark.
        return response
          .writeHead(303, { 'set-cookie': `${cookie}=${token}; ${attributes}`, location: '/' })
          .end();
      }
      if (!isOpenTo(request) && !request.url?.startsWith(open))
        return refuse(response, 401, 'Open the address that the studio printed at its start.');
      inside(request, response);
    };
  }

  return { isOpenTo, guard };
}

/** A page that shows the editor in a frame could have the person press its buttons unseen. */
const unframed = [
  ['content-security-policy', "frame-ancestors 'none'"],
  ['x-frame-options', 'DENY'],
] as const;

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(message);
}

/**
 * Node-RED answers pages of every origin, so only what is addressed to this machine by its own name, and comes from the
 * editor itself, is let in.
 */
function isFromHere({ headers: { host, origin } }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(host ?? '') && (origin === undefined || origin === `http://${host}`);
}

const tokenIn = ({ url = '' }: IncomingMessage): string | undefined => /^\/\?token=([\w-]+)$/.exec(url)?.[1];

function cookieIn({ headers }: IncomingMessage, name: string): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1] ?? '';
}
