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
  auth: { needsPermission(permission: string): Handler };
  httpAdmin: {
    get(path: string, ...handlers: Handler[]): void;
    post(path: string, ...handlers: Handler[]): void;
  };
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

export interface Node {
  id: string;
  type: string;
  credentials?: Credentials;
  on(event: 'close', listener: () => void): void;
  on(
    event: 'input',
    listener: (message: Message, send: (message: Message) => void, done: (error?: unknown) => void) => void,
  ): void;
  status(status: Status): void;
}

/** The admin API is an Express application. */
export interface Request {
  headers: Record<string, string | string[] | undefined>;
  params: Record<string, string>;
  body: unknown;
}

export interface Response {
  status(code: number): Response;
  json(body: unknown): void;
  type(type: string): Response;
  send(body: string): void;
  sendFile(path: string, options: { root: string }): void;
}

export type Handler = (request: Request, response: Response, next: () => void) => unknown;
