import { randomUUID } from 'node:crypto';
import { type Server, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';

interface Session {
  transport: WebStandardStreamableHTTPServerTransport;
  /** Requests and streams that are not over. */
  open: number;
  /** The time at which the last of them began or ended. */
  used: number;
  /** The time in ms for which it keeps its place when nothing is open and another session wants it. */
  patience: number;
}

export interface Sessions {
  /** `over` settles when the answer has reached the client, or the client is gone. */
  fetch(request: Request, over: Promise<unknown>): Promise<Response>;
  close(): Promise<unknown>;
}

const maxSessions = 100;

/** A client that only began asks more within seconds. One that asked more may have a person who thinks. */
const patience = { begun: 10_000, asking: 600_000 };

/**
 * Clients of before 2026-07-28 say once who they are and what they can be asked. The SDK's own fallback forgets that
 * with each request, so that it could not ask a person anything: here such a client has a session.
 */
export function openSessions(build: () => Server): Sessions {
  const sessions = new Set<Session>();

  /** True if another session can begin. If all places are taken, the one that was idle longest gives up its own. */
  function hasRoom(): boolean {
    if (sessions.size < maxSessions) return true;
    const now = performance.now();
    const idle = [...sessions].filter(({ open, used, patience }) => open === 0 && now - used > patience);
    const [first] = idle.sort((a, b) => a.used - b.used);
    if (!first) return false;
    sessions.delete(first);
    void first.transport.close();
    return true;
  }

  async function newSession(): Promise<Session> {
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: randomUUID });
    const session = { transport, open: 0, used: performance.now(), patience: patience.begun };
    // It has its place before it is known by an ID, so that those that begin together do not share one.
    sessions.add(session);
    const server = build();
    server.onclose = () => void sessions.delete(session);
    await server.connect(transport);
    return session;
  }

  /** Answers a request, during which the session is in use. */
  async function answerIn(session: Session, request: Request, over: Promise<unknown>): Promise<Response> {
    const { transport } = session;
    const touch = (by: number) =>
      Object.assign(session, { open: session.open + by, used: performance.now() });
    touch(1);
    void over.then(() => touch(-1));
    try {
      return await transport.handleRequest(request);
    } finally {
      // A request that is no handshake begins no session.
      if (!transport.sessionId) await transport.close();
    }
  }

  return {
    async fetch(request, over) {
      const id = request.headers.get('mcp-session-id');
      if (!id) return hasRoom() ? answerIn(await newSession(), request, over) : noRoom();
      const known = [...sessions].find(({ transport }) => transport.sessionId === id);
      if (!known) return noSession();
      known.patience = patience.asking;
      return answerIn(known, request, over);
    },
    close: () => Promise.all([...sessions].map(({ transport }) => transport.close())),
  };
}

const refusal = (status: number, message: string) =>
  Response.json({ jsonrpc: '2.0', id: null, error: { code: -32001, message } }, { status });

const noSession = () => refusal(404, 'There is no such session. Initialize a new one.');

const noRoom = () =>
  refusal(
    503,
    `This server has ${maxSessions} clients, and all of them are in use. Try again in a few minutes.`,
  );
