import jsep, { type Expression } from 'jsep';
import { isObject } from '../http/exchange.ts';
import { own } from '../state/own.ts';

/**
 * The Expression Language of event hook filters, as far as Okta documents it for them: the fields of the event, `eq` and
 * `ne`, `&&`, `||` and `!`, `target.?[…]` for the targets that meet a condition, and `size()` of them beside a number.
 * https://help.okta.com/oie/en-us/content/topics/automation-hooks/event-hooks-el.htm
 */
export function eventFilter(expression: string): (event: unknown) => boolean {
  const tree = jsep(asJavaScript(expression));
  evaluate(tree, {});
  return (event) => evaluate(tree, { event }) === true;
}

/** A selection is written as an access that JavaScript has, outside of strings. */
function asJavaScript(expression: string): string {
  const written: Readonly<Record<string, string>> = { eq: '==', ne: '!=', '.?[': '.select[' };
  return expression.replace(/'[^']*'|"[^"]*"|\b(?:eq|ne)\b|\.\?\[/g, (token) => written[token] ?? token);
}

type Scope = Readonly<Record<string, unknown>>;

/** Throws at what is not part of the language, whatever the event. */
function evaluate(node: Expression, scope: Scope): unknown {
  if (isNode(node, 'Literal')) return node.value;
  if (isNode(node, 'Identifier')) return own(scope, node.name);
  if (isNode(node, 'UnaryExpression') && node.operator === '!')
    return evaluate(node.argument, scope) !== true;
  if (isNode(node, 'BinaryExpression')) {
    return compare(node.operator, evaluate(node.left, scope), evaluate(node.right, scope));
  }
  if (isNode(node, 'CallExpression') && isNode(node.callee, 'MemberExpression')) {
    const { object, property, computed } = node.callee;
    if (computed || nameOf(property) !== 'size' || node.arguments.length > 0) throw unknown(node);
    const list = evaluate(object, scope);
    return Array.isArray(list) ? list.length : 0;
  }
  if (isNode(node, 'MemberExpression')) {
    if (!node.computed) return memberOf(evaluate(node.object, scope), nameOf(node.property));
    if (!isNode(node.object, 'MemberExpression') || nameOf(node.object.property) !== 'select')
      throw unknown(node);
    const list = evaluate(node.object.object, scope);
    const condition = node.property;
    evaluate(condition, {});
    return Array.isArray(list)
      ? list.filter((element) => isObject(element) && evaluate(condition, element) === true)
      : [];
  }
  throw unknown(node);
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  switch (operator) {
    case '&&':
      return left === true && right === true;
    case '||':
      return left === true || right === true;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '>':
      return Number(left) > Number(right);
    case '>=':
      return Number(left) >= Number(right);
    case '<':
      return Number(left) < Number(right);
    case '<=':
      return Number(left) <= Number(right);
    default:
      throw new Error(`The operator ${operator} is not supported`);
  }
}

/** The filters reach the debug data of an event directly, though the event keeps it in its debug context. */
function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  if (name !== 'debugData') return own(value, name);
  return isObject(value['debugContext']) ? value['debugContext']['debugData'] : undefined;
}

const unknown = (node: Expression): Error => new Error(`${node.type} is not supported`);

interface Nodes {
  Literal: jsep.Literal;
  Identifier: jsep.Identifier;
  UnaryExpression: jsep.UnaryExpression;
  BinaryExpression: jsep.BinaryExpression;
  CallExpression: jsep.CallExpression;
  MemberExpression: jsep.MemberExpression;
}

const isNode = <T extends keyof Nodes>(node: Expression, type: T): node is Nodes[T] => node.type === type;

function nameOf(node: Expression): string {
  if (!isNode(node, 'Identifier')) throw unknown(node);
  return node.name;
}
