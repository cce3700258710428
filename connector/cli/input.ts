import { addAbortSignal, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ConnectorError } from '../core/error.ts';
import type { Io } from './io.ts';
import { fileText, jsonFile, parsed } from './json.ts';

/** The option that takes an input. */
export const inputOption = [
  '--input <json>',
  'the input as JSON, @file to read it from a file, or - for the standard input',
] as const;

/** The input that was typed. The connector holds it against the schema. */
export async function inputFrom(typed = '{}', { stdin, signal }: Io): Promise<Record<string, unknown>> {
  return (await read(typed, { stdin, signal })) as Record<string, unknown>;
}

async function read(typed: string, { stdin, signal }: Pick<Io, 'stdin' | 'signal'>): Promise<unknown> {
  if (typed.startsWith('@')) {
    const file = typed.slice(1);
    return parsed(fileText(file, 'INVALID_INPUT'), jsonFile(file, 'INVALID_INPUT'));
  }
  const json = typed === '-' ? await streamed(stdin, signal) : typed;
  const quoting = `The input is not JSON. Check the quoting in your shell: --input '{"userId": "ada@example.com"}'.`;
  return parsed(json, new ConnectorError('INVALID_INPUT', quoting));
}

function streamed(stdin: Readable, signal: AbortSignal): Promise<string> {
  return text(addAbortSignal(signal, stdin)).catch(() => {
    throw new ConnectorError('CANCELLED', 'The run was stopped before the input was read.');
  });
}
