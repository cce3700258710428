// As much of Zapier's platform as the app uses.

/** A choice of a drop-down. Zapier asks for the sample still, and shows the label. */
export interface Choice {
  value: string;
  sample: string;
  label: string;
}

export interface Field {
  key: string;
  label?: string;
  helpText?: string;
  type?: string;
  required?: boolean;
  default?: string;
  list?: boolean;
  dict?: boolean;
  primary?: boolean;
  choices?: Choice[] | { perform: Perform };
  dependsOn?: string[];
  children?: Field[];
}

export interface Bundle {
  authData: Record<string, unknown>;
  inputData: Record<string, unknown>;
  meta?: { isLoadingSample?: boolean; paging_token?: string | null };
}

export interface Z {
  request(options: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    timeout?: number;
    signal?: AbortSignal;
    skipThrowForStatus: true;
    throwForThrottlingEarly: false;
  }): Promise<{ status: number; content: string; headers: Headers }>;
  console: { log(message: string): void };
  errors: {
    Error: new (message: string, code: string, status?: number) => Error;
    ExpiredAuthError: new (message: string) => Error;
    ThrottledError: new (message: string, seconds: number) => Error;
  };
}

export type Perform = (z: Z, bundle: Bundle) => Promise<unknown>;

export interface Operation {
  key: string;
  noun: string;
  display: { label: string; description: string };
  operation: {
    perform: Perform;
    /** A function gives what the connected org adds. */
    inputFields: (Field | Perform)[];
    outputFields: (Field | Perform)[];
    sample: Record<string, unknown>;
    canPaginate?: boolean;
    throttle: { window: number; limit: number; scope: string[] };
  };
}

export interface App {
  version: string;
  platformVersion: string;
  authentication: { type: 'custom'; fields: Field[]; test: Perform; connectionLabel: string };
  triggers: Record<string, Operation>;
  searches: Record<string, Operation>;
  creates: Record<string, Operation>;
}
