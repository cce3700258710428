import type { IncomingMessage, ServerResponse } from 'node:http';

/** The parts of Node-RED's runtime API that this host uses. https://nodered.org/docs/creating-nodes/node-js */
export interface Red {
  nodes: {
    createNode(node: Node, config: NodeConfig): void;
    getNode(id: string): Node | null;
    registerType(
      type: string,
      create: (this: Node, config: never) => void,
      options?: { credentials: Record<string, { type: 'password' }> },
    ): void;
  };
  util: {
    getMessageProperty(message: Message, path: string): unknown;
    evaluateNodeProperty(
      value: unknown,
      type: string,
      node: Node,
      message: Message,
      callback: (error: Error | null, value: unknown) => void,
    ): void;
  };
  hooks: {
    add(hook: string, callback: (event: { msg: Message; destination: { node: Node } }) => void): void;
    remove(hook: string): void;
  };
  /** The settings file, as far as it is read here. */
  settings: { contextStorage?: Record<string, unknown>; httpNodeRoot?: string | false };
  auth: { needsPermission(permission: string): Handler };
  httpAdmin: {
    get(path: string, ...handlers: Handler[]): void;
    post(path: string, ...handlers: Handler[]): void;
  };
  /** What flows serve to others, if Node-RED serves them at all. */
  httpNode?: { all(path: string, handler: Handler): void } | undefined;
}

export type Credentials = Record<string, string>;

/** The configuration of a node as the editor saved it. */
export interface NodeConfig extends Record<string, unknown> {
  id: string;
  type: string;
}

export interface Message extends Record<string, unknown> {
  payload?: unknown;
}

export interface Status {
  fill?: 'red' | 'green' | 'yellow' | 'blue' | 'grey';
  shape?: 'ring' | 'dot';
  text?: string;
}

/** What a node keeps beyond a message. The store is the usual one where none is named. */
export interface Context {
  get(key: string, store: string | undefined, callback: (error: unknown, value: unknown) => void): void;
  set(key: string, value: unknown, store: string | undefined, callback: (error: unknown) => void): void;
}

export interface Node {
  id: string;
  type: string;
  credentials?: Credentials;
  /** It is removed where it was deleted or disabled, and not where Node-RED stops or takes a new version of it. */
  on(event: 'close', listener: (removed: boolean, done: () => void) => void): void;
  on(
    event: 'input',
    listener: (message: Message, send: (message: Message) => void, done: (error?: unknown) => void) => void,
  ): void;
  status(status: Status): void;
  send(message: Message): void;
  /** With a message it reaches the catch nodes of the flow. */
  error(error: unknown, message: Message): void;
  context(): Context;
}

/** Node-RED's servers are Express applications. */
export interface Request extends IncomingMessage {
  path: string;
  params: Record<string, string>;
  body: unknown;
}

export interface Response extends ServerResponse {
  status(code: number): Response;
  json(body: unknown): void;
  type(type: string): Response;
  send(body: string): void;
  sendFile(path: string, options: { root: string }): void;
}

export type Handler = (request: Request, response: Response, next: () => void) => unknown;
