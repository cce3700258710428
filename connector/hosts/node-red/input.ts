import { ConnectorError } from '../../index.ts';
import { credentialKey, stepOfPill } from './editor/names.ts';
import type { Input, Source } from './editor/palette.ts';
import type { Message, Node, Red } from './red.ts';

/** The input of an action, from what was filled in and from the message. */
export async function inputOf(
  red: Red,
  node: Node,
  message: Message,
  fields: Input,
): Promise<Record<string, unknown>> {
  let input: Record<string, unknown> = {};
  const outerFirst = Object.entries(fields).sort(([a], [b]) => depth(a) - depth(b));
  for (const [path, source] of outerFirst) {
    const value = await read(red, node, message, path, source);
    // A field that was left alone is not sent, and neither is one whose source holds nothing.
    if (value !== undefined) input = placed(input, path.split('.'), value);
  }
  return input;
}

const depth = (path: string): number => path.split('.').length;

/** A copy with the value in its place. The message that a value came from stays as it is. */
function placed(object: unknown, [key = '', ...rest]: string[], value: unknown): Record<string, unknown> {
  const before = typeof object === 'object' && object !== null ? (object as Record<string, unknown>) : {};
  return { ...before, [key]: rest.length > 0 ? placed(before[key], rest, value) : value };
}

function read(red: Red, node: Node, message: Message, path: string, { type, value }: Source): unknown {
  if (type === 'null') return null;
  if (type === 'pick' || type === 'enum') return value;
  if (type === 'cred') return node.credentials?.[credentialKey(path)];
  if (value === '' || value === undefined) return undefined;
  if (type === 'list') return texts(String(value));
  if (type === 'msg') return property(red, message, String(value));
  if (type === 'pill') return pill(red, message, path, String(value));
  return new Promise((resolve, reject) => {
    red.util.evaluateNodeProperty(value, type, node, message, (error, result) => {
      if (error) reject(invalid(`The value for ${path} cannot be evaluated: ${error.message}`));
      else resolve(result);
    });
  });
}

/** Of a list that the org added to a profile only the form knows that it is one. */
const texts = (list: string): string[] =>
  list
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** Node-RED throws where a path goes on below something that is not there. Here that is a value that is not there. */
function property(red: Red, message: Message, path: string): unknown {
  try {
    return red.util.getMessageProperty(message, path);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw invalid(`msg.${path} is not a valid path in a message.`);
  }
}

function pill(red: Red, message: Message, path: string, place: string): unknown {
  const step = stepOfPill(place);
  if (property(red, message, `okta.${step}`) === undefined) {
    throw invalid(
      `The field ${path} takes a value from the step "${step}", which has not run for this message.`,
    );
  }
  return property(red, message, `okta.${place}`);
}

const invalid = (message: string) => new ConnectorError('INVALID_INPUT', message);
