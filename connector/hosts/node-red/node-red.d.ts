/** The parts of Node-RED's API for programmes that embed it. https://nodered.org/docs/api/runtime */
declare module 'node-red' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, Server, ServerResponse } from 'node:http';

  type Application = ((request: IncomingMessage, response: ServerResponse) => void) & {
    use(path: string, application: Application): void;
  };
  export type Flow = Record<string, unknown> & { id: string; type: string };
  export type Message = Record<string, unknown> & { payload?: unknown };

  const RED: {
    init(server: Server, settings: Record<string, unknown>): void;
    start(): Promise<void>;
    stop(): Promise<void>;
    readonly events: EventEmitter;
    readonly hooks: {
      add(hook: string, callback: (event: { msg: Message; destination: { id: string } }) => void): void;
    };
    readonly httpAdmin: Application;
    readonly httpNode: Application;
    readonly runtime: {
      flows: {
        getFlows(options: object): Promise<{ flows: Flow[] }>;
        setFlows(options: { flows: { flows: Flow[] }; deploymentType: 'full' }): Promise<unknown>;
      };
    };
  };
  // Node-RED is a CommonJS module: what it exports is the default here.
  export default RED;
}
