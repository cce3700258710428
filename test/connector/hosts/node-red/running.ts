import { once } from 'node:events';
import nock from 'nock';
import RED, { type Flow, type Message } from 'node-red';
import { expect } from 'vitest';
import { type Studio, type StudioOptions, startStudio } from '../../../../connector/studio.ts';

interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what Node-RED and Okta answer is looked at, not built upon.
  body: any;
}

export interface Running {
  studio: Studio;
  /** The address of the editor without the token. */
  origin: string;
  /** What a browser that came in by the printed address sends. */
  cookie: string;
  /** Asks the editor's API. A body is sent as JSON. */
  editor(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** What the sandbox org holds, asked over its own API. With a body it is told something. */
  org(path: string, body?: unknown): Promise<Reply['body']>;
  flows(): Promise<Flow[]>;
  /** Puts these nodes in the place of all others, and waits until they run. */
  deploy(nodes: object[]): Promise<void>;
  /** Presses the button of an inject node. */
  press(inject: string): Promise<Reply>;
}

/** The studio, with what the tests do to it. Node-RED starts once in a process, so a test file starts one. */
export async function running(options: StudioOptions): Promise<Running> {
  // nock 15 cannot pass a fetch with a body on, and here every call is for this machine.
  nock.restore();
  const studio = await startStudio({ port: 0, ...options });
  const { sandbox } = studio;
  const { origin } = new URL(studio.editor);
  const entered = await fetch(studio.editor, { redirect: 'manual' });
  const [cookie = ''] = entered.headers.get('set-cookie')?.split(';') ?? [];
  const editor: Running['editor'] = (path, body, headers) =>
    call(origin + path, body, { cookie, ...headers });
  return {
    studio,
    origin,
    cookie,
    editor,
    org: async (path, body) =>
      (await call(sandbox.origin + path, body, { authorization: `SSWS ${sandbox.apiKey}` })).body,
    flows: async () => (await editor('/flows')).body,
    async deploy(nodes) {
      const started = once(RED.events, 'flows:started');
      expect(await editor('/flows', nodes)).toMatchObject({ status: 204 });
      await started;
    },
    press: (inject) => editor(`/inject/${inject}`, {}),
  };
}

async function call(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(url, {
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text };
}

/** The messages that arrive at a node, in order. */
export function arrivals(node: string): { next(): Promise<Message> } {
  const arrived: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  RED.hooks.add('onReceive', ({ msg, destination }) => {
    if (destination.id !== node) return;
    const message = structuredClone(msg);
    const first = waiting.shift();
    if (first) first(message);
    else arrived.push(message);
  });
  return {
    next() {
      const first = arrived.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
