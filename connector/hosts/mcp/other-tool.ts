import type { Tool } from '@modelcontextprotocol/server';
import type { AnyZodObject, z } from 'zod/v3';
import { parseFields } from '../../core/input.ts';
import { jsonSchema } from '../../core/json-schema.ts';
import { byName } from '../../core/load.ts';
import { ConnectorError, type ManifestAction } from '../../index.ts';
import { mayAsk } from '../shared/care.ts';
import { withoutSecrets } from '../shared/secrets.ts';
import type { Caller, McpHost } from './host.ts';
import { success } from './result.ts';
import { type Outcome, withAudit } from './with-audit.ts';

type Fields = Record<string, unknown>;

export interface Declared<I extends AnyZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  hints(host: McpHost): NonNullable<Tool['annotations']>;
}

export interface OtherTool extends Declared<AnyZodObject> {
  call(host: McpHost, given: Fields, caller: Caller): Promise<Outcome['result']>;
}

/** A tool that is no action, as the list of tools has it. */
export const otherTool = (host: McpHost, { name, title, description, input, hints }: OtherTool): Tool => ({
  name,
  title,
  description,
  // The SDK wants the literal type "object", which the schema of an object has.
  inputSchema: jsonSchema(input, 'input') as Tool['inputSchema'],
  annotations: { title, ...hints(host) },
});

/** A tool that runs no action. */
export function answerTool<I extends AnyZodObject>(
  declared: Declared<I>,
  answer: (host: McpHost, input: z.output<I>, caller: Caller) => Promise<Fields>,
): OtherTool {
  return {
    ...declared,
    call: (host, given, caller) =>
      answerWithAudit(host, declared, { given, caller }, async () =>
        answer(host, inputFrom(declared, given), caller),
      ),
  };
}

/** Answers a call that runs no action. It is written down as those that do. */
export function answerWithAudit<I extends AnyZodObject>(
  host: McpHost,
  { name: tool, title, input }: Declared<I>,
  { given, caller: { client } }: { given: Fields; caller: Caller },
  work: () => Promise<Fields>,
): Promise<Outcome['result']> {
  const shown = withoutSecrets(jsonSchema(input, 'input'), given, { words: '[masked]', namesOnly: true });
  return withAudit(host, { tool, title, client, input: shown }, async () => ({
    outcome: 'OK',
    result: success(await work()),
  }));
}

/** The input of a tool, parsed; or INVALID_INPUT. */
export function inputFrom<I extends AnyZodObject>({ title, input }: Declared<I>, given: Fields): z.output<I> {
  return parseFields(input, given, (fields) => {
    const reasons = fields.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_INPUT', `${title}: ${reasons}.`, { fields });
  });
}

/** What a tool may do that runs any action of the server. */
export const hintsOfAny = ({ actions }: McpHost): NonNullable<Tool['annotations']> => ({
  readOnlyHint: actions.every(({ effect }) => effect === 'read'),
  destructiveHint: actions.some(mayAsk),
  idempotentHint: false,
  openWorldHint: true,
});

/** An action that a client may run, by its name. */
export const actionCalled = ({ actions }: McpHost, name: string): ManifestAction =>
  byName('action on this server', actions, name);
