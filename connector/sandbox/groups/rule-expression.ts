import jsep from 'jsep';
import { invalid, type OktaError } from '../http/errors.ts';
import { own } from '../state/own.ts';
import type { Attribute, Group, User } from '../state/rows.ts';

/** The user whom the expression of a rule is tested on. */
export interface Subject {
  readonly user: User;
  groups(): readonly Group[];
}

type Evaluate = (subject: Subject) => unknown;

interface Term {
  readonly evaluate: Evaluate;
  /** It can only be true or false. */
  readonly condition?: boolean;
}

/**
 * Reads an expression and gives back a test for users.
 *
 * It covers the part of the Okta Expression Language that group rules use: `user.` with an attribute of the profile,
 * `user.getInternalProperty` with id, status, created, lastUpdated, lastLogin or passwordChanged; texts, numbers, true, false,
 * null and lists `{…}`; `==`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`, `and`, `or`, `not` (or `&&`, `||`, `!`) and
 * `… ? … : …`; the functions of `String`, `Arrays` and membership below. As in Okta, upper and lower case are different.
 */
export function ruleCondition(
  expression: string,
  attribute: (name: string) => Attribute | undefined,
): (subject: Subject) => boolean {
  const { condition, evaluate } = compile(parse(expression), attribute);
  if (!condition) throw fault('The expression must evaluate to a boolean.');
  return (subject) => evaluate(subject) === true;
}

const fault = (reason: string): OktaError =>
  invalid('conditions.expression.value', `conditions.expression.value: ${reason}`);

/** Each replacement is as long as the original, so that the parser's positions are those of the expression. */
const signs: Readonly<Record<string, string>> = { and: '&& ', or: '||', not: '!  ', '{': '[', '}': ']' };

function parse(expression: string): jsep.Expression {
  const translated = expression.replace(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}]|\b(?:and|or|not)\b/gis,
    (token) => signs[token.toLowerCase()] ?? token,
  );
  try {
    return jsep(translated);
  } catch (error) {
    throw fault(error instanceof Error ? error.message : 'not an expression');
  }
}

const unary: Readonly<Record<string, (value: unknown) => unknown>> = {
  '!': (value) => value !== true,
  '-': (value) => -Number(value),
};

/** Numbers are compared with numbers and texts with texts; nothing else has an order. */
function difference(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return Number.NaN;
}

const comparisons: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => difference(a, b) < 0,
  '<=': (a, b) => difference(a, b) <= 0,
  '>': (a, b) => difference(a, b) > 0,
  '>=': (a, b) => difference(a, b) >= 0,
};

const arithmetic: Readonly<Record<string, (a: unknown, b: unknown) => unknown>> = {
  '+': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a + b : text(a) + text(b)),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '%': (a, b) => Number(a) % Number(b),
};

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

interface Method {
  /** The least number of arguments that it takes. */
  readonly takes: number;
  readonly condition?: boolean;
  readonly work: (values: readonly unknown[], subject: Subject) => unknown;
}

const makes = (takes: number, work: (...texts: string[]) => unknown): Method => ({
  takes,
  work: (values) => work(...values.map(text)),
});
const asks = (takes: number, work: Method['work']): Method => ({ takes, work, condition: true });
const asksGroups = (accepts: (group: Group, wanted: string) => boolean): Method =>
  asks(1, (values, { groups }) =>
    groups().some((group) => values.some((value) => accepts(group, text(value)))),
  );
const groupName = (group: Group): string => text(group.profile['name']);

const methods: Readonly<Record<string, Method>> = {
  'String.stringContains': asks(2, ([value, part]) => text(value).includes(text(part))),
  'String.startsWith': asks(2, ([value, start]) => text(value).startsWith(text(start))),
  'String.len': makes(1, (value) => value.length),
  'String.toLowerCase': makes(1, (value) => value.toLowerCase()),
  'String.toUpperCase': makes(1, (value) => value.toUpperCase()),
  'String.removeSpaces': makes(1, (value) => value.replaceAll(' ', '')),
  'String.append': makes(2, (value, end) => value + end),
  'String.join': makes(2, (separator, ...parts) => parts.join(separator)),
  'String.replace': makes(3, (value, old = '', by = '') => value.replaceAll(old, () => by)),
  'String.replaceFirst': makes(3, (value, old = '', by = '') => value.replace(old, () => by)),
  'String.substring': makes(3, (value, start, end) => value.substring(Number(start), Number(end))),
  'String.substringAfter': makes(2, (value, mark = '') =>
    value.includes(mark) ? value.slice(value.indexOf(mark) + mark.length) : '',
  ),
  'String.substringBefore': makes(2, (value, mark = '') => value.split(mark)[0]),
  'Arrays.contains': asks(2, ([values, wanted]) => list(values).includes(wanted)),
  'Arrays.isEmpty': asks(1, ([values]) => list(values).length === 0),
  'Arrays.size': { takes: 1, work: ([values]) => list(values).length },
  isMemberOfGroup: asksGroups(({ id }, wanted) => id === wanted),
  isMemberOfAnyGroup: asksGroups(({ id }, wanted) => id === wanted),
  isMemberOfGroupName: asksGroups((group, wanted) => groupName(group) === wanted),
  isMemberOfGroupNameStartsWith: asksGroups((group, start) => groupName(group).startsWith(start)),
  isMemberOfGroupNameContains: asksGroups((group, part) => groupName(group).includes(part)),
  'user.getInternalProperty': {
    takes: 1,
    work: ([name], { user }) => own(internal, text(name))?.(user) ?? null,
  },
};

const internal: Readonly<Record<string, (user: User) => string | null>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  created: ({ created }) => created,
  lastUpdated: ({ lastUpdated }) => lastUpdated,
  lastLogin: ({ lastLogin }) => lastLogin,
  passwordChanged: ({ passwordChanged }) => passwordChanged,
};

function compile(node: jsep.Expression, attribute: (name: string) => Attribute | undefined): Term {
  // The parser's types name the nodes one by one only in this union.
  const expression = node as jsep.CoreExpression;
  const inner = (part: jsep.Expression): Evaluate => compile(part, attribute).evaluate;
  switch (expression.type) {
    case 'Literal': {
      const { value } = expression;
      return { evaluate: () => value, condition: typeof value === 'boolean' };
    }
    case 'ArrayExpression': {
      const elements = expression.elements.flatMap((element) => (element ? [inner(element)] : []));
      return { evaluate: (subject) => elements.map((element) => element(subject)) };
    }
    case 'UnaryExpression': {
      const work = unary[expression.operator];
      if (!work) throw fault(`The operator ${expression.operator} is not supported.`);
      const argument = inner(expression.argument);
      return { evaluate: (subject) => work(argument(subject)), condition: expression.operator === '!' };
    }
    case 'BinaryExpression': {
      const { operator } = expression;
      const left = inner(expression.left);
      const right = inner(expression.right);
      if (operator === '&&' || operator === '||') {
        const decided = operator === '||';
        const evaluate: Evaluate = (subject) =>
          (left(subject) === true) === decided ? decided : right(subject) === true;
        return { evaluate, condition: true };
      }
      const compare = comparisons[operator];
      const work = compare ?? arithmetic[operator];
      if (!work) throw fault(`The operator ${operator} is not supported.`);
      return { evaluate: (subject) => work(left(subject), right(subject)), condition: compare !== undefined };
    }
    case 'ConditionalExpression': {
      const test = inner(expression.test);
      const consequent = compile(expression.consequent, attribute);
      const alternate = compile(expression.alternate, attribute);
      return {
        evaluate: (subject) => (test(subject) === true ? consequent : alternate).evaluate(subject),
        condition: consequent.condition === true && alternate.condition === true,
      };
    }
    case 'CallExpression': {
      const name = nameOf(expression.callee);
      const method = own(methods, name);
      if (!method) throw fault(`The function ${name} is not supported.`);
      const { takes, condition, work } = method;
      if (expression.arguments.length < takes) throw fault(`The function ${name} needs more arguments.`);
      const values = expression.arguments.map(inner);
      return {
        evaluate: (subject) =>
          work(
            values.map((value) => value(subject)),
            subject,
          ),
        ...(condition && { condition }),
      };
    }
    case 'MemberExpression': {
      const name = nameOf(expression);
      const [, property = ''] = /^user\.(\w+)$/.exec(name) ?? [];
      const known = attribute(property);
      if (!known) throw fault(`Invalid property ${name} in expression.`);
      return {
        evaluate: ({ user }) => own(user.profile, property) ?? null,
        condition: known.type === 'boolean',
      };
    }
    default:
      throw fault('Not an expression of one condition.');
  }
}

/** `user.department` or `isMemberOfGroup`, as it is written. */
function nameOf(node: jsep.Expression): string {
  // The parser's types name the nodes one by one only in this union.
  const expression = node as jsep.CoreExpression;
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type !== 'MemberExpression' || expression.computed) throw fault('A name is expected.');
  return `${nameOf(expression.object)}.${nameOf(expression.property)}`;
}
