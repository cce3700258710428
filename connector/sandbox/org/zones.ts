import { BlockList, isIP } from 'node:net';
import { alreadyExists, invalid, notFound, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  isObject,
  json,
  noContent,
  type Route,
  readBody,
} from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { page } from '../http/paging.ts';
import type { EventType } from '../logs/catalogue.ts';
import { record } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import type { NetworkZone } from '../state/rows.ts';

export function findZone(org: Org, id: string): NetworkZone {
  const zone = org.zones.get(id);
  if (!zone) throw notFound(id, 'NetworkZone');
  return zone;
}

interface Address {
  readonly type: 'CIDR' | 'RANGE';
  readonly value: string;
}

/** Says whether a network condition allows the address of a call. Okta believes X-Forwarded-For of trusted proxies. */
export function inZones(org: Org, network: Readonly<Record<string, unknown>>, call: Call): boolean {
  const { connection, include = [], exclude = [] } = network;
  if (connection !== 'ZONE') return true;
  const address = call.header('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
  const within = (zones: unknown): boolean =>
    org.zones.rows.some(
      (zone) =>
        Array.isArray(zones) &&
        (zones.includes(zone.id) || zones.includes('ALL_ZONES')) &&
        zone.status === 'ACTIVE' &&
        contains(zone, address),
    );
  const anywhere = Array.isArray(include) && include.length === 0;
  return (anywhere || within(include)) && !within(exclude);
}

/** Only IP zones are checked here: nobody knows where an address of a test lies. */
function contains({ settings: { gateways } }: NetworkZone, address: string): boolean {
  const list = new BlockList();
  for (const { type, value } of Array.isArray(gateways) ? gateways.filter(isAddress) : []) {
    const [start = '', end = ''] = value.split(type === 'CIDR' ? '/' : '-');
    const family = isIP(start) === 6 ? 'ipv6' : 'ipv4';
    if (type === 'CIDR') list.addSubnet(start, Number(end), family);
    else list.addRange(start, end, family);
  }
  return isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function isAddress(address: unknown): address is Address {
  if (!isObject(address) || typeof address['value'] !== 'string') return false;
  const [start = '', end] = address['value'].split(address['type'] === 'CIDR' ? '/' : '-');
  const bits = isIP(start) === 6 ? 128 : 32;
  if (address['type'] === 'RANGE') return isIP(start) > 0 && (end === undefined || isIP(end) === isIP(start));
  return address['type'] === 'CIDR' && isIP(start) > 0 && /^\d+$/.test(end ?? '') && Number(end) <= bits;
}

/** The keys that define a zone of each type, in Okta's order. A zone needs one of them. */
const settings = {
  IP: ['gateways', 'proxies'],
  DYNAMIC: ['locations', 'proxyType', 'asns'],
  DYNAMIC_V2: ['locations', 'asns', 'ipServiceCategories'],
} as const;

const isZoneType = (type: unknown): type is keyof typeof settings => Object.hasOwn(settings, String(type));

function zoneView({ origin }: Org, zone: NetworkZone): Record<string, unknown> {
  const { settings: own, ...attributes } = zone;
  const self = `${origin}/api/v1/zones/${zone.id}`;
  const change = zone.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    ...attributes,
    ...own,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      [change]: { href: `${self}/lifecycle/${change}`, hints: { allow: ['POST'] } },
    },
  };
}

const filterDialect: Dialect = {
  kind: (path) => (/^(id|usage|system)$/.test(path) ? 'text' : undefined),
  allows: (operator) => operator === 'eq',
  not: false,
  caseSensitive: true,
  error: () => new OktaError('E0000031'),
};

const listZones: Handler = (org, call) => {
  const filter = call.params.get('filter');
  return page<NetworkZone>(org, call, {
    rows: org.zones.rows,
    keep: filter ? predicate(filter, filterDialect) : () => true,
    view: (zone) => JSON.stringify(zoneView(org, zone)),
    limit: { usual: 20, most: 200 },
  });
};

const getZone: Handler = (org, call) => json(zoneView(org, findZone(org, call.segment('zone'))));

const createZone: Handler = (org, call) => {
  const { type, name, usage, own } = readZone(org, call, undefined);
  const time = org.timestamp();
  const zone: NetworkZone = {
    type,
    id: org.newId('nzo'),
    name,
    status: 'ACTIVE',
    usage,
    created: time,
    lastUpdated: time,
    system: false,
    settings: own,
  };
  org.zones.add(zone);
  note(org, call, 'zone.create', zone);
  return json(zoneView(org, zone));
};

const replaceZone: Handler = (org, call) => {
  const zone = findZone(org, call.segment('zone'));
  const { name, usage, own } = readZone(org, call, zone);
  zone.name = name;
  zone.usage = usage;
  zone.settings = own;
  zone.lastUpdated = org.timestamp();
  note(org, call, 'zone.update', zone);
  return json(zoneView(org, zone));
};

function note(org: Org, call: Call, type: EventType, { id, name }: NetworkZone): void {
  record(org, call, type, { id, type: 'NetworkZone', alternateId: 'unknown', displayName: name });
}

function readZone(org: Org, call: Call, zone: NetworkZone | undefined) {
  const all = [...settings.IP, ...settings.DYNAMIC, ...settings.DYNAMIC_V2, 'useAsExemptList'];
  const known = ['type', 'name', 'status', 'usage', ...all];
  const body = readBody(call, [...known, 'id', 'created', 'lastUpdated', 'system', '_links']);
  const { type, name, usage = 'POLICY' } = body;
  if (!isZoneType(type))
    throw invalid('type', 'type: The type of a network zone is IP, DYNAMIC or DYNAMIC_V2');
  if (zone && zone.type !== type) throw invalid('type', 'type: The type of a network zone cannot be changed');
  if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
  if (name.length > 128) throw invalid('name', 'name: The field is too long');
  const same = (other: NetworkZone): boolean =>
    other !== zone && other.name.toLowerCase() === name.toLowerCase();
  if (org.zones.rows.some(same)) throw invalid('name', `name: ${alreadyExists}`);
  if (usage !== 'POLICY' && usage !== 'BLOCKLIST') throw invalid('usage', 'usage: The usage is not valid');
  const own = Object.fromEntries(settings[type].map((key) => [key, body[key] ?? null]));
  // Without addresses a zone is nowhere; without any of the others it would be everywhere.
  const isDefined = type === 'IP' ? (value: unknown) => value !== null : isSomething;
  if (!Object.values(own).some(isDefined)) {
    throw invalid(settings[type][0], `${settings[type][0]}: The field cannot be left blank`);
  }
  for (const [field, value] of Object.entries(own)) {
    const most = mostOf(field, usage, zone?.system ?? false);
    const lists = isObject(value) ? Object.values(value) : [value];
    if (lists.some((list) => Array.isArray(list) && list.length > most)) {
      throw invalid(field, `${field}: The field has at most ${most} entries`);
    }
  }
  return { type, name, usage, own: type === 'IP' ? { ...own, ...readAddresses(own) } : own } as const;
}

const isSomething = (value: unknown): boolean =>
  isObject(value)
    ? Object.values(value).some(isSomething)
    : Array.isArray(value)
      ? value.length > 0
      : value !== null && value !== '';

/** The most entries of a list, as Okta's specification has them. */
function mostOf(field: string, usage: string, system: boolean): number {
  if (field !== 'gateways' && field !== 'proxies') return 75;
  if (system) return 5000;
  return field === 'gateways' && usage === 'BLOCKLIST' ? 1000 : 150;
}

/** A range of one address is written as a range. */
function readAddresses({ gateways, proxies }: Record<string, unknown>): Record<string, unknown> {
  const read = (addresses: unknown, field: string): unknown => {
    if (addresses === null) return null;
    if (!Array.isArray(addresses) || !addresses.every(isAddress)) {
      throw invalid(field, `${field}: The addresses are not valid`);
    }
    return addresses.map(({ type, value }) => ({
      type,
      value: type === 'RANGE' && !value.includes('-') ? `${value}-${value}` : value,
    }));
  };
  return { gateways: read(gateways, 'gateways'), proxies: read(proxies, 'proxies') };
}

/** Zones of Okta's own stay, and in Identity Engine also those that are active. */
const deleteZone: Handler = (org, call) => {
  const zone = findZone(org, call.segment('zone'));
  if (zone.system) throw invalid('id', 'id: A system zone cannot be deleted');
  if (zone.status === 'ACTIVE' && org.behaviour.engine === 'oie') {
    throw invalid('id', `id: The zone: ${zone.id} is an active zone. Active zones cannot be deleted.`);
  }
  org.zones.remove(zone);
  note(org, call, 'zone.delete', zone);
  return noContent;
};

/** The IP zones of Okta's own stay active. */
const changeStatus =
  (status: NetworkZone['status'], event: EventType): Handler =>
  (org, call) => {
    const zone = findZone(org, call.segment('zone'));
    if (zone.system && zone.type === 'IP' && status === 'INACTIVE') {
      throw invalid('id', 'id: A system zone cannot be deactivated');
    }
    if (zone.status !== status) {
      zone.status = status;
      zone.lastUpdated = org.timestamp();
      note(org, call, event, zone);
    }
    return json(zoneView(org, zone));
  };

export const zoneRoutes: readonly Route[] = [
  ['GET', '/api/v1/zones', listZones],
  ['POST', '/api/v1/zones', createZone],
  ['GET', '/api/v1/zones/:zone', getZone],
  ['PUT', '/api/v1/zones/:zone', replaceZone],
  ['DELETE', '/api/v1/zones/:zone', deleteZone],
  ['POST', '/api/v1/zones/:zone/lifecycle/activate', changeStatus('ACTIVE', 'zone.activate')],
  ['POST', '/api/v1/zones/:zone/lifecycle/deactivate', changeStatus('INACTIVE', 'zone.deactivate')],
];
