import type { Manifest, ManifestAction, ManifestTrigger } from '../../index.ts';
import { connectionOf } from './connection.ts';
import { Definitions } from './definitions.ts';
import { inputFields, outputFields } from './fields.ts';
import { methodNames, methods } from './methods.ts';
import { type Code, code, ruby } from './ruby.ts';

/**
 * The connector for Workato's Connector SDK, as one Ruby file. An action whose way has a method in Ruby is native
 * HTTP. What has none runs in a gateway (`okta-connector serve`), and the head of the file says which these are.
 * Source: docs.workato.com, Connector SDK reference
 */
export function workatoConnector(manifest: Manifest): string {
  const { actions, triggers, pickLists, title, version } = manifest;
  const needs = Object.fromEntries(pickLists.map(({ name, needs = [] }) => [name, needs]));
  const through = actions.filter((action) => !isNative(action)).map(({ name }) => name);
  const [polled, told] = [true, false].map((native) =>
    triggers.filter(({ source }) => (source.kind === 'log') === native).map(({ name }) => name),
  ) as [string[], string[]];
  const definitions = new Definitions();
  for (const { outputSchema } of [...actions, ...triggers]) definitions.count(outputFields(outputSchema));
  const written = {
    actions: Object.fromEntries(actions.map((action) => [action.name, actionOf(action, needs, definitions)])),
    triggers: Object.fromEntries(
      triggers.flatMap((trigger) => {
        const { name, source } = trigger;
        const write = (means: Means) => triggerOf(trigger, means, needs, definitions);
        if (source.kind !== 'log') return [[name, write('told')]];
        // A trigger with webhooks is polled only when one arrives, and twice a day. So those that poll have none, and the
        // one for any event is there with them, too.
        const any = !source.events && !source.begins;
        return [[name, write('polls')], ...(any ? [[`${name}_at_once`, write('polls when told')]] : [])];
      }),
    ),
  };
  const connector = {
    title: `${title} Workflow`,
    connection: connectionOf(manifest.connection),
    test: code(connectionTest),
    custom_action: true,
    methods: code(methods),
    object_definitions: Object.fromEntries(
      [...definitions.all].map(([name, fields]) => [
        name,
        { fields: lambda('|_connection, _config_fields, object_definitions|', fields) },
      ]),
    ),
    ...written,
    pick_lists: Object.fromEntries(pickLists.map((list) => [list.name, pickListOf(list)])),
  };
  return [
    '# frozen_string_literal: true',
    '',
    `# Written by okta-connector ${version}: okta-connector export workato`,
    '#',
    `# ${actions.length - through.length} of ${actions.length} actions and ${polled.length} of ${triggers.length} triggers call Okta directly.`,
    ...lines(
      'These are more than one call, and run in a gateway of your own (okta-connector serve)',
      through,
    ),
    ...lines('The gateway tells of these triggers', told),
    ruby(connector),
    '',
  ].join('\n');
}

/** A service app is no user. Getting its access token, which comes before any request, is the test. */
const connectionTest = `lambda do |connection|
  call('address', connection)
  get(connection['authentication'] == 'oauth' ? '/.well-known/okta-organization' : '/api/v1/users/me')
end`;

/** A comment, in lines of a readable length. */
function lines(words: string, names: string[]): string[] {
  const all: string[] = [];
  let line = '#  ';
  for (const name of names) {
    if (line.length + name.length > 110) {
      all.push(line.trimEnd());
      line = '#  ';
    }
    line += ` ${name}${name === names.at(-1) ? '' : ','}`;
  }
  return names.length > 0 ? [`# ${words}:`, ...all, line] : [];
}

/** Whether Workato can do it alone: there is a method for the way in which it is carried out. */
const isNative = ({ way }: ManifestAction): boolean => way !== undefined && methodNames.has(way);

function actionOf(
  action: ManifestAction,
  needs: Record<string, readonly string[]>,
  definitions: Definitions,
): object {
  const { title, description, effect, idempotent, inputSchema, outputSchema, sample } = action;
  const native = isNative(action);
  return {
    title,
    subtitle: title,
    description: native ? description : `${description} Needs the gateway.`,
    input_fields: lambda('|_object_definitions|', inputFields(inputSchema, needs)),
    execute: code(
      action.way === 'delete_user'
        ? untilDeleted(executed(action))
        : `lambda do |${native ? '_connection' : 'connection'}, input|\n  ${executed(action)}\nend`,
    ),
    output_fields: lambda(
      '|object_definitions|',
      definitions.written(outputFields(outputSchema), action.resource),
    ),
    sample_output: lambda('|_connection, _input|', code(json(sample.output))),
    // What may be sent again is tried again, after the time that Workato waits.
    ...((effect === 'read' || idempotent === true) && {
      retry_on_response: [429, 500, 502, 503, 504],
      retry_on_request: ['GET', 'POST', 'PUT', 'DELETE'],
      max_retries: 3,
    }),
  };
}

function executed(action: ManifestAction): string {
  const { name, way, gone } = action;
  if (!isNative(action)) return `call('gateway', connection, '/v1/actions/${name}', input)`;
  const facts = ruby(factsOf(action), 1);
  return gone ? `call('unless_gone', '${way}', input, ${facts})` : `call('${way}', input, ${facts})`;
}

/** Okta may take some seconds to deactivate a user, who can be deleted then: Workato runs it again, five times (its gem allows no more). */
const untilDeleted = (once: string): string =>
  `lambda do |_connection, input, _input_schema, _output_schema, continue|
  tries = (continue || {})['tries'].to_i
  deleted = ${once}
  reinvoke_after(seconds: 5, continue: { 'tries' => tries + 1 }) unless deleted['deleted'] || tries >= 5
  deleted
end`;

/** What an action declares, as the methods read it. */
function factsOf({ request, states, gone, log, inputSchema }: ManifestAction): object {
  const { query, list, replyHeaders, ...call } = request ?? {};
  const fields = Object.entries(inputSchema.properties);
  const defaults = fields.flatMap(([key, { default: usual }]) => (usual === undefined ? [] : [[key, usual]]));
  const secrets = fields.flatMap(([key, field]) => (field['x-secret'] ? [key] : []));
  return {
    ...call,
    query: Array.isArray(query) ? Object.fromEntries(query.map((field) => [field, field])) : query,
    reply_headers: replyHeaders,
    ...(list && { items: list.items, page_size: list.pageSize, identity: list.identity, whole: list.whole }),
    ...(log && { log: { ...log, kinds: kindsOf(log), events: undefined, begins: undefined } }),
    from: states?.from,
    done: states?.done,
    gone,
    ...(defaults.length > 0 && { defaults: Object.fromEntries(defaults) }),
    ...(secrets.length > 0 && { secrets }),
  };
}

/** How Workato learns of events: it polls, or the gateway tells it of them, or the gateway tells it when to poll. */
type Means = 'polls' | 'told' | 'polls when told';

function triggerOf(
  { name, title, description, group, inputSchema, outputSchema, sample, source, lift }: ManifestTrigger,
  means: Means,
  needs: Record<string, readonly string[]>,
  definitions: Definitions,
): object {
  const shown = means === 'polls when told' ? `${title} at once` : title;
  return {
    title: shown,
    subtitle: shown,
    description: means === 'polls' ? description : `${description} Needs the gateway.`,
    input_fields: lambda('|_object_definitions|', inputFields(inputSchema, needs)),
    ...(source.kind === 'log' && {
      poll: code(
        `lambda do |_connection, input, closure|\n  call('poll', input, closure, ${ruby(queryOf(source), 1)}, ${ruby(lift, 1)})\nend`,
      ),
    }),
    ...(means !== 'polls' && {
      webhook_subscribe: code(
        `lambda do |webhook_url, connection, input|\n  call('subscribe', connection, webhook_url, '${name}', input)\nend`,
      ),
      webhook_unsubscribe: code(
        "lambda do |subscription, connection|\n  call('unsubscribe', connection, subscription)\nend",
      ),
    }),
    ...(means === 'told' && {
      webhook_notification: code("lambda do |_input, payload|\n  payload['events']\nend"),
    }),
    dedup: code("lambda do |event|\n  event['uuid'] || event.to_json.encode_sha256.encode_hex\nend"),
    output_fields: lambda(
      '|object_definitions|',
      definitions.written(outputFields(outputSchema), `${group}_event`),
    ),
    sample_output: lambda('|_connection, _input|', code(json(sample.output))),
  };
}

/** What a trigger reads of the log, as the methods read it. */
function queryOf({ where, filter, ...kinds }: Extract<ManifestTrigger['source'], { kind: 'log' }>): object {
  return { kinds: kindsOf(kinds), where, filter };
}

interface Kinds {
  events?: { type: string; results?: string[] | undefined }[] | undefined;
  begins?: string[] | undefined;
}

/** The events of a trigger or a list as a filter of the log. */
function kindsOf({ events = [], begins = [] }: Kinds): string | undefined {
  const kinds = events.map(({ type, results = [] }) => {
    const is = `eventType eq "${type}"`;
    const ended = results.map((result) => `outcome.result eq "${result}"`).join(' or ');
    return ended ? `(${is} and (${ended}))` : is;
  });
  const all = [...kinds, ...begins.map((text) => `eventType sw "${text}"`)];
  return all.length > 1 ? `(${all.join(' or ')})` : all[0];
}

function pickListOf({ name, source }: Manifest['pickLists'][number]): Code {
  if (!source) {
    return code(
      `lambda do |connection, **given|\n  call('choices_of_gateway', connection, '${name}', given)\nend`,
    );
  }
  const { path, query, find, pageSize = find && 200, identity, value, label } = source;
  const facts = { path, query, page_size: pageSize, identity, value, label };
  return code(`lambda do |_connection, **given|\n  call('choices', given, ${ruby(facts, 1)})\nend`);
}

const lambda = (parameters: string, value: unknown): Code =>
  code(`lambda do ${parameters}\n  ${ruby(value, 1)}\nend`);

/** A sample, whose keys are texts as in a reply. */
function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${ruby(key)} => ${json(inner)}`)
      .join(', ')} }`;
  }
  return ruby(value);
}
