/** The parts of n8n's API for nodes that ours uses. https://docs.n8n.io/integrations/creating-nodes */
declare module 'n8n-workflow' {
  export type Json = Record<string, unknown>;
  export type Icon = string | { light: string; dark: string };

  export interface Option {
    name: string;
    value: string;
    description?: string;
    action?: string;
  }

  /** A field of a form. */
  export interface Property {
    displayName: string;
    name: string;
    type: string;
    default: unknown;
    description?: string;
    hint?: string;
    placeholder?: string;
    required?: boolean;
    noDataExpression?: boolean;
    displayOptions?: { show: Record<string, unknown[]> };
    typeOptions?: Json;
    options?: Option[] | Property[] | { displayName: string; name: string; values: Property[] }[];
    modes?: Property[];
  }

  export interface Item {
    json: Json;
    pairedItem?: { item: number };
    error?: Error;
  }

  export interface HttpOptions {
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: string;
    encoding?: 'text';
    json?: boolean;
    returnFullResponse?: boolean;
    ignoreHttpStatusErrors?: boolean;
    disableFollowRedirect?: boolean;
    timeout?: number;
    abortSignal?: AbortSignal;
  }

  export interface FullResponse {
    statusCode: number;
    headers: Record<string, string | string[] | undefined>;
    body: unknown;
  }

  /** What a node has whenever it runs. */
  export interface Common {
    getNode(): { id: string; name: string; typeVersion: number };
    getCredentials(name: string): Promise<Json>;
    readonly logger: Record<'debug' | 'info' | 'warn' | 'error', (message: string) => void>;
    readonly helpers: {
      httpRequestWithAuthentication(
        this: Common,
        credential: string,
        options: HttpOptions,
      ): Promise<FullResponse>;
    };
  }

  export interface ExecuteFunctions extends Common {
    getNodeParameter(
      name: string,
      item: number,
      fallback?: unknown,
      options?: { extractValue?: boolean },
    ): unknown;
    getInputData(): Item[];
    continueOnFail(): boolean;
    getExecutionCancelSignal(): AbortSignal | undefined;
    isToolExecution(): boolean;
    addExecutionHints(...hints: { message: string; location: 'outputPane' | 'inputPane' | 'ndv' }[]): void;
    sendMessageToUI(message: string): void;
  }

  export interface PollFunctions extends Common {
    getNodeParameter(name: string, fallback?: unknown): unknown;
    getMode(): string;
    getWorkflow(): { id: string };
    getWorkflowStaticData(type: 'node' | 'global'): Json;
    /** The milliseconds after which n8n gives the poll up. */
    getPollBudgetMs(): number;
    /** Hands items over, which starts an execution. */
    __emit(data: Item[][]): void;
    /** Has a poll read its durable cursor, where n8n has one for it. */
    __runPoll?(poll: () => Promise<void>): Promise<void>;
    /** Puts down a failed execution, and starts the error workflow. The poll goes on. */
    __emitError(error: Error): void;
    /** Puts a durable cursor down by itself. n8n leaves that out for the poll with which it switches a workflow on. */
    __commitCursor?(): Promise<void>;
  }

  /** What a webhook of a node has: those of its methods, and its answers. */
  interface Webhook extends Common {
    getNodeParameter(name: string, fallback?: unknown): unknown;
    getMode(): string;
    getWorkflow(): { id: string };
    getNodeWebhookUrl(name: string): string | undefined;
  }

  export type HookFunctions = Webhook;

  export interface WebhookFunctions extends Webhook {
    getRequestObject(): { method: string };
    getHeaderData(): Record<string, string | string[] | undefined>;
    getBodyData(): Json;
    getResponseObject(): {
      writeHead(status: number, headers: Record<string, string>): { end(body: string): void };
    };
  }

  /** What comes of a request to a webhook. Without data no workflow starts. */
  export interface WebhookResponse {
    /** The node has answered by itself. */
    noWebhookResponse: true;
    workflowData?: Item[][];
  }

  export interface LoadOptionsFunctions extends Common {
    getCurrentNodeParameter(name: string, options?: { extractValue?: boolean }): unknown;
    getCurrentNodeParameters(): Json | undefined;
  }

  export interface CredentialTestFunctions {
    readonly helpers: {
      request(
        options: Json,
      ): Promise<{ statusCode: number; headers: FullResponse['headers']; body: unknown }>;
    };
  }

  export interface ListSearchResult {
    results: { name: string; value: string }[];
    paginationToken?: string;
  }

  export interface ResourceMapperField {
    id: string;
    displayName: string;
    required: boolean;
    defaultMatch: boolean;
    canBeUsedToMatch: boolean;
    display: boolean;
    type?: string;
    options?: Option[];
    readOnly?: boolean;
  }

  export interface NodeTypeDescription {
    displayName: string;
    name: string;
    icon: Icon;
    group: string[];
    version: number;
    subtitle: string;
    description: string;
    defaults: { name: string };
    usableAsTool?: true;
    polling?: true;
    webhooks?: {
      name: string;
      httpMethod: string;
      responseMode: string;
      path: string;
      ndvHideUrl: boolean;
    }[];
    inputs: string[];
    outputs: string[];
    credentials: {
      name: string;
      required: true;
      testedBy: string;
      displayOptions: NonNullable<Property['displayOptions']>;
    }[];
    properties: Property[];
    sensitiveOutputFields?: string[];
    documentationUrl?: string;
  }

  export type Failure =
    | { cause: 'rate-limited' | 'temporarily-unavailable'; resetsAtEpochMs?: number }
    | { cause: 'credential-invalid' };

  export interface ErrorOptions {
    message?: string;
    description?: string;
    httpCode?: string;
    itemIndex?: number;
    failure?: Failure;
  }

  export class NodeApiError extends Error {
    constructor(node: { name: string }, response: Json, options?: ErrorOptions);
    context: Json;
  }
  export class NodeOperationError extends Error {
    constructor(node: { name: string }, error: Error | string, options?: ErrorOptions);
    context: Json;
  }
  export function sleep(ms: number): Promise<void>;
}
