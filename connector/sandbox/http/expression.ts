import { type Compare, type Filter, parse } from 'scim2-parse-filter';
import { own } from '../state/own.ts';
import { isObject } from './exchange.ts';

/** The way the values of an attribute are compared. Undefined stands for an unknown attribute. */
export type Kind = 'text' | 'date' | 'number' | 'boolean' | undefined;

/** The expressions that one endpoint's `search` or `filter` understands. Okta's endpoints differ. */
export interface Dialect {
  kind(path: string): Kind;
  allows(operator: string, path: string, kind: Kind): boolean;
  readonly not: boolean;
  readonly caseSensitive: boolean;
  error(reason: string): Error;
}

/** The operators for values that have an order. */
export const comparisons: ReadonlySet<string> = new Set(['eq', 'gt', 'ge', 'lt', 'le']);

export interface Expression {
  readonly test: Test;
  /** The comparisons that each row must pass. If one of them can be looked up, no other row need be tested. */
  readonly musts: readonly { readonly path: string; readonly operator: string; readonly value: Value }[];
}

type Test = (row: unknown) => boolean;
type Value = string | number | boolean | null;

/** Reads an expression and gives back the test for one row. */
export const predicate = (text: string, dialect: Dialect): Test => expression(text, dialect).test;

export function expression(text: string, dialect: Dialect): Expression {
  const { filter, strings } = read(text, dialect);
  const fold = dialect.caseSensitive ? (text: string) => text : (text: string) => text.toLowerCase();

  function compile(node: Filter): Test {
    switch (node.op) {
      case 'and': {
        const tests = node.filters.map(compile);
        return (row) => tests.every((test) => test(row));
      }
      case 'or': {
        const tests = node.filters.map(compile);
        return (row) => tests.some((test) => test(row));
      }
      case 'not': {
        if (!dialect.not) throw dialect.error('not is not supported');
        const test = compile(node.filter);
        return (row) => !test(row);
      }
      case 'pr': {
        permit('pr', node.attrPath);
        const some = someAt(node.attrPath);
        return (row) => some(row, (value) => value !== '');
      }
      case 'eq':
      case 'ne':
      case 'co':
      case 'sw':
      case 'ew':
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le': {
        const kind = permit(node.op, node.attrPath);
        const wanted = literal(node);
        if (wanted === undefined || (wanted === null && node.op !== 'eq' && node.op !== 'ne')) {
          throw dialect.error('value expected');
        }
        const comparable = kind === 'date' ? instant(wanted) : wanted;
        const some = someAt(node.attrPath);
        const folded = kind !== 'date' && typeof comparable === 'string';
        const matches = comparison(node.op, folded ? fold(comparable) : comparable);
        const accepts: Test = folded
          ? (value) => matches(typeof value === 'string' ? fold(value) : value)
          : matches;
        const negative = (node.op === 'ne') !== (comparable === null);
        return (row) => some(row, comparable === null ? () => true : accepts) !== negative;
      }
      default:
        throw dialect.error('operator not supported');
    }
  }

  function literal({ compValue }: Compare): Value | undefined {
    return typeof compValue === 'string' ? strings[Number(compValue)] : compValue;
  }

  function permit(operator: string, path: string): Kind {
    const kind = dialect.kind(path);
    if (kind === undefined) throw dialect.error(`attribute ${path} is not supported`);
    if (!dialect.allows(operator, path, kind)) {
      throw dialect.error(`operator ${operator} is not supported on ${path}`);
    }
    return kind;
  }

  // All dates of the org are written alike, so that their order is the order of their text.
  function instant(value: Value): string {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) throw dialect.error('date expected');
    return new Date(time).toISOString();
  }

  const test = compile(filter);
  return { test, musts: all(filter) };

  function all(node: Filter): Expression['musts'] {
    if (node.op === 'and') return node.filters.flatMap(all);
    if (!('compValue' in node)) return [];
    const value = literal(node);
    return value === undefined ? [] : [{ path: node.attrPath, operator: node.op, value }];
  }
}

/**
 * The parser doubles a backslash that stands before another, so `"a\\b"` comes out wrong and `"a\\"` not at all.
 * The strings are therefore read here, as JSON, and the parser sees only their numbers.
 */
function read(expression: string, dialect: Dialect): { filter: Filter; strings: string[] } {
  const strings: string[] = [];
  try {
    const numbered = expression.replace(/"(?:[^"\\]|\\.)*"/gs, (literal) => {
      strings.push(JSON.parse(literal));
      return `"${strings.length - 1}"`;
    });
    return { filter: parse(numbered), strings };
  } catch (error) {
    throw dialect.error(error instanceof Error ? error.message : 'not an expression');
  }
}

/** A test of the values at a path: one accepted value is enough. A path through an array leads to each element. */
export function someAt(path: string): (row: unknown, accepts: Test) => boolean {
  const keys = path.split('.');
  const visit = (value: unknown, depth: number, accepts: Test): boolean => {
    if (value === null || value === undefined) return false;
    if (Array.isArray(value)) return value.some((element) => visit(element, depth, accepts));
    const key = keys[depth];
    if (key === undefined) return accepts(value);
    return isObject(value) && visit(own(value, key), depth + 1, accepts);
  };
  return (row, accepts) => visit(row, 0, accepts);
}

function comparison(operator: string, wanted: Value): Test {
  const text = (accepts: (value: string, wanted: string) => boolean): Test =>
    typeof wanted === 'string' ? (value) => typeof value === 'string' && accepts(value, wanted) : () => false;
  // Text is ordered beside text and numbers beside numbers; nothing else has an order.
  const order = (accepts: (difference: number) => boolean): Test => {
    if (typeof wanted === 'number') return (value) => typeof value === 'number' && accepts(value - wanted);
    return text((value, wanted) => accepts(value < wanted ? -1 : Number(value > wanted)));
  };
  switch (operator) {
    case 'sw':
      return text((value, start) => value.startsWith(start));
    case 'ew':
      return text((value, end) => value.endsWith(end));
    case 'co':
      return text((value, part) => value.includes(part));
    case 'gt':
      return order((difference) => difference > 0);
    case 'ge':
      return order((difference) => difference >= 0);
    case 'lt':
      return order((difference) => difference < 0);
    case 'le':
      return order((difference) => difference <= 0);
    default:
      return (value) => value === wanted;
  }
}
