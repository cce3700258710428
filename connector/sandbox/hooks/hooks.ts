import { BlockList, isIP } from 'node:net';
import { invalid, notFound } from '../http/errors.ts';
import { type Handler, isObject, json, noContent, type Route, readBody, readPart } from '../http/exchange.ts';
import type { EventType } from '../logs/catalogue.ts';
import { type Party, record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { EventHook, HookChannel, HookFilter, HookHeader } from '../state/rows.ts';
import { ask } from './delivery.ts';
import { eligible } from './event-types.ts';
import { eventFilter } from './filter.ts';

const most = { active: 25, types: 300 } as const;

function hookView(org: Org, hook: EventHook): Record<string, unknown> {
  const { items, filters, channel, queue: _, ...attributes } = hook;
  const self = `${org.origin}/api/v1/eventHooks/${hook.id}`;
  const operation = (name: string) => ({
    [name]: { href: `${self}/lifecycle/${name}`, hints: { allow: ['POST'] } },
  });
  return {
    ...attributes,
    events: {
      type: 'EVENT_TYPE',
      items,
      filter:
        filters.length === 0
          ? null
          : {
              type: 'EXPRESSION_LANGUAGE',
              eventFilterMap: filters.map(({ event, expression }) => ({
                event,
                condition: { version: null, expression },
              })),
            },
    },
    channel: {
      type: 'HTTP',
      version: '1.0.0',
      config: {
        uri: channel.uri,
        headers: channel.headers,
        method: 'POST',
        ...(channel.authScheme && { authScheme: { type: 'HEADER', key: channel.authScheme.key } }),
      },
    },
    _links:
      hook.status === 'ACTIVE'
        ? { self: { href: self }, ...operation('verify'), ...operation('deactivate') }
        : {
            ...operation('activate'),
            self: { href: self },
            delete: { href: self, hints: { allow: ['DELETE'] } },
          },
  };
}

/** Other keys that Okta shows. A hook that is sent back may have them, and Okta ignores them. */
const known = [
  'name',
  'description',
  'events',
  'channel',
  'id',
  'status',
  'verificationStatus',
  'created',
  'createdBy',
  'lastUpdated',
  '_links',
];

type Settings = Pick<EventHook, 'status' | 'name' | 'description' | 'items' | 'filters' | 'channel'>;

function readHook(body: Record<string, unknown>, hook?: EventHook): Settings {
  const { name, description } = body;
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  const events = readPart(body, 'events');
  const { status } = body;
  return {
    status: hook && (status === 'ACTIVE' || status === 'INACTIVE') ? status : (hook?.status ?? 'ACTIVE'),
    name,
    description: typeof description === 'string' ? description : null,
    items: readItems(events),
    filters: readFilters(events),
    channel: readChannel(readPart(body, 'channel'), hook?.channel.authScheme),
  };
}

function readItems({ type, items }: Record<string, unknown>): readonly string[] {
  if (type !== 'EVENT_TYPE') throw invalid('events.type', 'events.type: The type must be EVENT_TYPE');
  if (!Array.isArray(items) || items.length === 0) {
    throw invalid('events.items', 'events.items: The field cannot be left blank');
  }
  if (items.length > most.types) {
    throw invalid('events.items', `events.items: An event hook has at most ${most.types} event types`);
  }
  const strange = items.filter((item) => !eligible.has(item));
  if (strange.length > 0) {
    throw invalid(
      'events.items',
      ...strange.map((item) => `events.items: '${item}' is not an event type for event hooks`),
    );
  }
  return inItsOwnOrder(items);
}

/** Okta keeps the types as a set. Its order is not that of the request; this one agrees with what was recorded. */
const inItsOwnOrder = (items: readonly string[]): readonly string[] =>
  [...new Set(items)].sort((one, other) => one.length - other.length);

function readFilters(events: Record<string, unknown>): readonly HookFilter[] {
  const { eventFilterMap } = readPart(events, 'filter');
  return (Array.isArray(eventFilterMap) ? eventFilterMap : []).map((entry: unknown) => {
    const { event, condition } = isObject(entry) ? entry : {};
    const expression = isObject(condition) ? condition['expression'] : undefined;
    try {
      eventFilter(String(expression));
    } catch {
      throw invalid('filter', `events.filter: The expression of '${event}' is not valid`);
    }
    return { event: String(event), expression: String(expression) };
  });
}

/** The value of the auth header is never shown, so a hook that is sent back lacks it and keeps the old one. */
function readChannel(channel: Record<string, unknown>, kept?: HookHeader | null): HookChannel {
  if (channel['type'] !== 'HTTP') throw invalid('channel.type', 'channel.type: The type must be HTTP');
  const { uri, headers, authScheme } = readPart(channel, 'config');
  if (typeof uri !== 'string' || !reachable(uri)) {
    throw invalid('uri', 'channel.config.uri: The URI must be a public address with https');
  }
  return {
    uri,
    headers: (Array.isArray(headers) ? headers : []).map(readHeader),
    authScheme: isObject(authScheme) ? readHeader({ value: kept?.value, ...authScheme }) : null,
  };
}

function readHeader(header: unknown): HookHeader {
  const { key, value } = isObject(header) ? header : {};
  const sendable = typeof key === 'string' && /^[\w-]+$/.test(key);
  if (!sendable || typeof value !== 'string' || !/^[\t\x20-\x7e]*$/.test(value)) {
    throw invalid('headers', 'channel.config.headers: A header needs a name and a value');
  }
  return { key, value };
}

const internal = new BlockList();
internal.addSubnet('0.0.0.0', 8);
internal.addSubnet('10.0.0.0', 8);
internal.addSubnet('169.254.0.0', 16);
internal.addSubnet('172.16.0.0', 12);
internal.addSubnet('192.168.0.0', 16);
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');

/** Okta only reaches public addresses, with https. The sandbox also reaches its own machine, where test receivers are. */
function reachable(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (/^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)) return /^https?:$/.test(protocol);
  const version = isIP(host);
  const isPublic =
    version === 0 ? host.includes('.') : !internal.check(host, version === 6 ? 'ipv6' : 'ipv4');
  return protocol === 'https:' && isPublic;
}

function findHook(org: Org, id: string): EventHook {
  const hook = org.eventHooks.get(id);
  if (!hook) throw notFound(id, 'Webhook');
  return hook;
}

const targetOf = ({ id, name }: EventHook): Party => ({
  id,
  type: 'EventHook',
  alternateId: name,
  displayName: name,
});

function checkActive(org: Org): void {
  const active = org.eventHooks.rows.filter(({ status }) => status === 'ACTIVE').length;
  if (active >= most.active) {
    throw invalid('eventHook', `The org has ${most.active} active event hooks, and can have no more`);
  }
}

const listHooks: Handler = (org) => json(org.eventHooks.rows.map((hook) => hookView(org, hook)));
const getHook: Handler = (org, call) => json(hookView(org, findHook(org, call.segment('hook'))));

const createHook: Handler = (org, call) => {
  const { name, description, status, ...settings } = readHook(readBody(call, known));
  checkActive(org);
  const time = org.timestamp();
  const hook: EventHook = {
    id: org.newId('who'),
    status,
    verificationStatus: 'UNVERIFIED',
    name,
    description,
    created: time,
    createdBy: call.principal.id,
    lastUpdated: time,
    ...settings,
    queue: [],
  };
  org.eventHooks.add(hook);
  record(org, call, 'event_hook.created', targetOf(hook));
  return json(hookView(org, hook));
};

/** A change of nothing but the channel keeps `lastUpdated`. A new address must be verified again. */
const replaceHook: Handler = (org, call) => {
  const hook = findHook(org, call.segment('hook'));
  const { channel, ...settings } = readHook(readBody(call, known), hook);
  const { status, name, description, items, filters } = hook;
  if (settings.status === 'ACTIVE' && status === 'INACTIVE') checkActive(org);
  if (JSON.stringify(settings) !== JSON.stringify({ status, name, description, items, filters })) {
    Object.assign(hook, settings);
    hook.lastUpdated = org.timestamp();
  }
  if (channel.uri !== hook.channel.uri) hook.verificationStatus = 'UNVERIFIED';
  hook.channel = channel;
  record(org, call, 'event_hook.updated', targetOf(hook));
  return json(hookView(org, hook));
};

const deleteHook: Handler = (org, call) => {
  const hook = findHook(org, call.segment('hook'));
  if (hook.status === 'ACTIVE') {
    throw invalid('eventHook', 'The event hook must be deactivated before it is deleted');
  }
  org.eventHooks.remove(hook);
  record(org, call, 'event_hook.deleted', targetOf(hook));
  return noContent;
};

const lifecycle =
  (status: EventHook['status'], event: EventType): Handler =>
  (org, call) => {
    const hook = findHook(org, call.segment('hook'));
    if (hook.status !== status) {
      if (status === 'ACTIVE') checkActive(org);
      hook.status = status;
      hook.lastUpdated = org.timestamp();
      record(org, call, event, targetOf(hook));
    }
    return json(hookView(org, hook));
  };

/** Okta asks the receiver for the challenge that it sends, and once more when that fails. */
const verifyHook: Handler = async (org, call) => {
  const hook = findHook(org, call.segment('hook'));
  const failure = (await challenge(org, hook)) && (await challenge(org, hook));
  if (failure) throw invalid('verify', failure);
  hook.verificationStatus = 'VERIFIED';
  hook.lastUpdated = org.timestamp();
  record(org, call, 'event_hook.verified', targetOf(hook));
  return json(hookView(org, hook));
};

/** The mistake in the answer to a challenge, if there is one. */
async function challenge(org: Org, { channel }: EventHook): Promise<string | undefined> {
  const token = word(org.wire, 43);
  const answer = await ask(org, channel, 'GET', { 'X-Okta-Verification-Challenge': token });
  if (!answer) return 'The external service did not answer in time';
  if (answer.status !== 200) return `The external service answered with status ${answer.status}`;
  if (!/^application\/json\b/i.test(answer.contentType))
    return 'The external service did not answer with JSON';
  const answered = verificationIn(answer.body);
  return answered === token ? undefined : 'The external service did not return the verification challenge';
}

function verificationIn(body: string): unknown {
  try {
    return JSON.parse(body).verification;
  } catch {
    return undefined;
  }
}

export const hookRoutes: readonly Route[] = [
  ['GET', '/api/v1/eventHooks', listHooks],
  ['POST', '/api/v1/eventHooks', createHook],
  ['GET', '/api/v1/eventHooks/:hook', getHook],
  ['PUT', '/api/v1/eventHooks/:hook', replaceHook],
  ['DELETE', '/api/v1/eventHooks/:hook', deleteHook],
  ['POST', '/api/v1/eventHooks/:hook/lifecycle/activate', lifecycle('ACTIVE', 'event_hook.activated')],
  ['POST', '/api/v1/eventHooks/:hook/lifecycle/deactivate', lifecycle('INACTIVE', 'event_hook.deactivated')],
  ['POST', '/api/v1/eventHooks/:hook/lifecycle/verify', verifyHook],
];
