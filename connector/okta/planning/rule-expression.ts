import type { Expression } from 'jsep';
import { isObject } from '../../core/conform.ts';

type Json = Record<string, unknown>;
type Evaluate = (profile: Json) => unknown;

/**
 * Reads the expression of a group rule and gives back a test for the profile of a user. Undefined where it asks for more than
 * the profile, such as the groups of the user, or uses what is not known here: then only Okta can tell. Source:
 * developer.okta.com/docs/reference/okta-expression-language, of which rules take a part.
 */
export async function ruleTest(expression: string): Promise<((profile: Json) => boolean) | undefined> {
  // An optional package: without it nobody can count, and nothing else is missing.
  const { default: jsep } = await import('jsep').catch(() => ({ default: undefined }));
  if (!jsep) return undefined;
  try {
    const evaluate = compiled(jsep(asJavaScript(expression)));
    return (profile) => evaluate(profile) === true;
  } catch {
    return undefined;
  }
}

const signs: Record<string, string> = { and: '&&', or: '||', not: '!' };

/** The words of the language as the parser knows them, outside of texts. */
const asJavaScript = (expression: string): string =>
  expression.replaceAll(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?:and|or|not)\b/gis,
    (token) => signs[token.toLowerCase()] ?? token,
  );

const binary: Record<string, (one: unknown, other: unknown) => unknown> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '&&': (one, other) => one === true && other === true,
  '||': (one, other) => one === true || other === true,
};

const text = (value: unknown): string => (value === null ? '' : String(value));
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const functions: Record<string, (...values: unknown[]) => unknown> = {
  'String.stringContains': (value, part) => text(value).includes(text(part)),
  'String.startsWith': (value, start) => text(value).startsWith(text(start)),
  'String.toLowerCase': (value) => text(value).toLowerCase(),
  'String.toUpperCase': (value) => text(value).toUpperCase(),
  'Arrays.contains': (values, wanted) => list(values).includes(wanted),
  'Arrays.isEmpty': (values) => list(values).length === 0,
};

/** The parser's own types do not tell its nodes apart. */
type Node = { type: string } & Record<string, unknown>;

function compiled(parsed: Expression): Evaluate {
  const node = parsed as Node;
  const inner = (key: string) => compiled(node[key] as Expression);
  switch (node.type) {
    case 'Literal':
      return () => node['value'];
    case 'MemberExpression': {
      const attribute = attributeOf(node);
      return (profile) => profile[attribute] ?? null;
    }
    case 'UnaryExpression': {
      if (node['operator'] !== '!') break;
      const argument = inner('argument');
      return (profile) => argument(profile) !== true;
    }
    case 'BinaryExpression': {
      const work = own(binary, String(node['operator']));
      const [left, right] = [inner('left'), inner('right')];
      return (profile) => work(left(profile), right(profile));
    }
    case 'CallExpression': {
      const work = own(functions, nameOf(node['callee']));
      const values = (node['arguments'] as Expression[]).map(compiled);
      return (profile) => work(...values.map((value) => value(profile)));
    }
  }
  throw new TypeError('What only Okta can tell.');
}

function own<T>(of: Record<string, T>, name: string): T {
  const found = Object.hasOwn(of, name) ? of[name] : undefined;
  if (found === undefined) throw new TypeError('What only Okta can tell.');
  return found;
}

/** `user.department`, and no other object. */
function attributeOf({ object, property, computed }: Node): string {
  if (!computed && isObject(object) && object['name'] === 'user' && isObject(property)) {
    return String(property['name']);
  }
  throw new TypeError('What only Okta can tell.');
}

/** `String.stringContains`, as it is written. */
const nameOf = (callee: unknown): string => {
  if (!isObject(callee) || !isObject(callee['object']) || !isObject(callee['property'])) return '';
  return `${callee['object']['name']}.${callee['property']['name']}`;
};
