import { type Schema, schema } from '../../../schemas/schema.ts';
import type { NewProperty } from '../../../schemas/schema-property.ts';
import { schemaIdOf } from '../../../schemas/user-type.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { type Call, callOf } from '../../core/request.ts';

/** A change of the schema of a user type, or of groups, which have only one. */
type Context<Input> = ActionContext<Input & { name: string; userTypeId?: string }>;

type Changed = Schema & { changed: boolean };

/** Reads the schema of a user type, or of groups. */
export async function readSchema({
  okta,
  action,
  input: { userTypeId },
}: Pick<ActionContext<{ userTypeId?: string }>, 'okta' | 'action' | 'input'>): Promise<Schema> {
  const call = schemaCall(action, userTypeId);
  return (await okta.call({ ...call, method: 'GET', expect: schema })).body;
}

const schemaCall = ({ request }: ActionContext['action'], userTypeId = ''): Call =>
  callOf(request, { userTypeId: schemaIdOf(userTypeId) });

/**
 * Adds an attribute to a profile. Okta would merge it into one that has the name already, so the schema is read first.
 * Okta does not tell names apart that differ in case only.
 */
export async function addSchemaProperty(context: Context<NewProperty>): Promise<Changed> {
  const { name } = context.input;
  const before = await readSchema(context);
  const { base, custom } = attributesOf(before);
  const property = propertyOf(context.input);
  const taken = [...Object.keys(base), ...Object.keys(custom)].find(
    (other) => other.toLowerCase() === name.toLowerCase(),
  );
  if (taken === undefined) return change(context, property);
  if (Object.hasOwn(custom, name) && isSame(custom[name], property)) return { ...before, changed: false };
  const kind = Object.hasOwn(base, taken) ? "one of Okta's own attributes" : 'a custom attribute';
  throw new ConnectorError(
    'CONFLICT',
    `There already is ${kind} called "${taken}", and it is not what was asked for. Nothing was changed. Choose another name, or change the attribute in the Okta Admin Console.`,
  );
}

/** Removes an attribute that the org added, with the values that profiles have for it. */
export async function removeSchemaProperty(context: Context<unknown>): Promise<Changed> {
  const { name } = context.input;
  const before = await readSchema(context);
  const { base, custom } = attributesOf(before);
  if (Object.hasOwn(custom, name)) return change(context, null);
  if (!Object.hasOwn(base, name)) return { ...before, changed: false };
  throw new ConnectorError(
    'REJECTED',
    `"${name}" is one of Okta's own attributes, which cannot be removed. Nothing was changed.`,
  );
}

/** Okta merges what is sent into the schema, and takes null for the removal of an attribute. */
async function change({ okta, action, input }: Context<unknown>, property: object | null): Promise<Changed> {
  const custom = { id: '#custom', type: 'object', properties: { [input.name]: property } };
  const call = { ...schemaCall(action, input.userTypeId), body: { definitions: { custom } }, expect: schema };
  return { ...(await okta.call(call)).body, changed: true };
}

function attributesOf({ definitions: { base, custom } }: Schema) {
  return { base: base?.properties ?? {}, custom: custom?.properties ?? {} };
}

/** The attribute as Okta writes it. What was left out is left to Okta. */
function propertyOf(input: NewProperty): Record<string, unknown> {
  const { title, description, type, itemType, format, minLength, maxLength } = input;
  const { oneOf, required, unique, userPermission, master, masterPriority, scope } = input;
  const choices = oneOf && choicesOf(itemType ?? type, oneOf);
  return given({
    title,
    description,
    type,
    ...(type === 'array' ? { items: { type: itemType, ...choices } } : choices),
    format,
    minLength,
    maxLength,
    required: required || undefined,
    unique: unique || undefined,
    scope,
    permissions: userPermission && [{ principal: 'SELF', action: userPermission }],
    master: master && {
      type: master,
      ...(masterPriority && { priority: masterPriority.map((value) => ({ type: 'APP', value })) }),
    },
  });
}

const given = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** Okta wants the values by themselves, and once more with their titles, in the same order. */
function choicesOf(type: string, oneOf: NonNullable<NewProperty['oneOf']>) {
  const asValue = (text: string) => (type === 'string' ? text : Number(text));
  const named = oneOf.map(({ const: text, title = text }) => ({ const: asValue(text), title }));
  return { enum: named.map(({ const: value }) => value), oneOf: named };
}

/** The rules between the fields of a new attribute. */
export function propertyRules({ type, itemType, oneOf, minLength = 0, maxLength = minLength }: NewProperty) {
  return {
    oneOf: oneOf && wrongChoices(itemType ?? type, oneOf),
    maxLength: maxLength < minLength && 'must not be less than "Minimum length"',
  };
}

function wrongChoices(type: string, oneOf: NonNullable<NewProperty['oneOf']>): string | false {
  const values = oneOf.map((choice) => choice.const);
  if (new Set(values).size < values.length) return 'must not hold a value twice';
  const form = { number: /^-?\d+(?:\.\d+)?$/, integer: /^-?\d+$/ }[type];
  return form !== undefined && !values.every((value) => form.test(value)) && `must be of type ${type}`;
}

/** Whether what Okta has is what was asked for. Okta adds defaults, and says how far it is with looking for doubles. */
function isSame(known: unknown, wanted: Record<string, unknown>): boolean {
  if (!isObject(known)) return false;
  const unique = Boolean(known['unique']) && known['unique'] !== 'NOT_UNIQUE';
  return covers({ ...known, unique }, { ...wanted, unique: wanted['unique'] ?? false });
}

function covers(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(known) &&
      known.length === wanted.length &&
      wanted.every((item, at) => covers(known[at], item))
    );
  }
  if (!isObject(wanted)) return known === wanted;
  return isObject(known) && Object.keys(wanted).every((key) => covers(known[key], wanted[key]));
}
