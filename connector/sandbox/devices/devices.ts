import { checkEngine } from '../access/rights.ts';
import { invalid, notFound, OktaError } from '../http/errors.ts';
import { type Call, type Handler, json, noContent, type Route } from '../http/exchange.ts';
import { type Dialect, predicate } from '../http/expression.ts';
import { page } from '../http/paging.ts';
import type { EventType } from '../logs/catalogue.ts';
import { type Party, record } from '../logs/events.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Device, DeviceUser, User } from '../state/rows.ts';
import { userView } from '../users/view.ts';

type Operation = 'activate' | 'deactivate' | 'suspend' | 'unsuspend';

const next: Readonly<Record<Operation, Partial<Record<Device['status'], Device['status']>>>> = {
  activate: { DEACTIVATED: 'ACTIVE' },
  deactivate: { ACTIVE: 'DEACTIVATED', SUSPENDED: 'DEACTIVATED' },
  suspend: { ACTIVE: 'SUSPENDED' },
  unsuspend: { SUSPENDED: 'ACTIVE' },
};

const operations: readonly Operation[] = ['activate', 'deactivate', 'suspend', 'unsuspend'];

function deviceView(org: Org, device: Device): Record<string, unknown> {
  const { id, status, created, lastUpdated, profile } = device;
  const self = `${org.origin}/api/v1/devices/${id}`;
  const offered = operations.filter((operation) => next[operation][status]);
  const link = (href: string, ...allow: string[]) => ({ href, hints: { allow } });
  return {
    id,
    status,
    created,
    lastUpdated,
    profile,
    resourceType: 'UDDevice',
    resourceDisplayName: { value: profile['displayName'], sensitive: false },
    resourceAlternateId: null,
    resourceId: id,
    _links: {
      ...Object.fromEntries(offered.map((name) => [name, link(`${self}/lifecycle/${name}`, 'POST')])),
      self: link(self, 'GET', 'PUT'),
      users: link(`${self}/users`, 'GET'),
    },
  };
}

/** The users of a device, whole or, for `userSummary`, only by their names. */
const deviceUsers = (org: Org, { users }: Device, { summary = false } = {}): Record<string, unknown>[] =>
  users.flatMap(({ userId, created, managementStatus, screenLockType }) => {
    const user = org.users.get(userId);
    return user
      ? [{ created, managementStatus, screenLockType, user: summary ? summaryOf(user) : userView(org, user) }]
      : [];
  });

function summaryOf({ id, profile }: User): Record<string, unknown> {
  const { login, firstName, lastName, email } = profile;
  return { id, profile: { login, firstName, lastName, email } };
}

const profile =
  /^profile\.(displayName|platform|manufacturer|model|osVersion|serialNumber|imei|meid|udid|sid|registered|managed|secureHardwarePresent|diskEncryptionType|integrityJailbreak|tpmPublicKeyHash)$/;
const comparisons = /^(eq|gt|ge|lt|le|sw|pr)$/;

const searchDialect: Dialect = {
  kind(path) {
    if (path === 'lastUpdated') return 'date';
    return /^(id|status)$/.test(path) || profile.test(path) ? 'text' : undefined;
  },
  allows: (operator, path) =>
    comparisons.test(operator) ||
    (operator === 'co' && /^profile\.(displayName|serialNumber|imei|meid|udid|sid)$/.test(path)),
  not: false,
  caseSensitive: false,
  error: () => new OktaError('E0000031'),
};

/** Unlike elsewhere, a cursor that is none is an invalid search. */
const listDevices: Handler = (org, call) => {
  const search = call.params.get('search');
  const expand = call.params.get('expand');
  const embedded = (device: Device) =>
    expand === 'user' || expand === 'userSummary'
      ? { _embedded: { users: deviceUsers(org, device, { summary: expand === 'userSummary' }) } }
      : {};
  try {
    return page<Device>(org, call, {
      rows: org.devices.rows,
      keep: search === null ? () => true : predicate(search, searchDialect),
      view: (device) => JSON.stringify({ ...deviceView(org, device), ...embedded(device) }),
      limit: { usual: 200, most: 200 },
    });
  } catch (error) {
    throw error instanceof OktaError && error.code === 'E0000029' ? new OktaError('E0000031') : error;
  }
};

function findDevice(org: Org, call: Call, type: 'Device' | 'GenericUDObject' = 'Device'): Device {
  const id = call.segment('device');
  const device = org.devices.get(id);
  if (!device) throw notFound(id, type);
  return device;
}

const getDevice: Handler = (org, call) => json(deviceView(org, findDevice(org, call)));

const deleteDevice: Handler = (org, call) => {
  const device = findDevice(org, call);
  if (device.status !== 'DEACTIVATED') throw invalid('deviceId', 'Only a deactivated device can be deleted');
  org.devices.remove(device);
  note(org, call, 'device.lifecycle.delete', device);
  return noContent;
};

/** A device that is deactivated loses its users. */
const lifecycle =
  (operation: Operation): Handler =>
  (org, call) => {
    const device = findDevice(org, call);
    const status = next[operation][device.status];
    if (!status) throw invalid('deviceId', `A device that is ${device.status} cannot be ${operation}d`);
    device.status = status;
    device.lastUpdated = org.timestamp();
    if (status === 'DEACTIVATED') device.users = [];
    note(org, call, `device.lifecycle.${operation}`, device);
    return noContent;
  };

function note(org: Org, call: Call, type: EventType, { id, profile }: Device): void {
  const party: Party = {
    id,
    type: 'Device',
    alternateId: 'unknown',
    displayName: String(profile['displayName']),
  };
  record(org, call, type, party);
}

const listDeviceUsers: Handler = (org, call) =>
  json(deviceUsers(org, findDevice(org, call, 'GenericUDObject')));

const listUserDevices: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const linked = (device: Device): DeviceUser | undefined =>
    device.users.find(({ userId }) => userId === user.id);
  return json(
    org.devices.rows.flatMap((device) => {
      const link = linked(device);
      return link ? [{ created: link.created, deviceUserId: link.id, device: deviceView(org, device) }] : [];
    }),
  );
};

export function forgetDevices(org: Org, { id }: User): void {
  for (const device of org.devices.rows) device.users = device.users.filter(({ userId }) => userId !== id);
}

const onIdentityEngine =
  (handler: Handler): Handler =>
  (org, call) => {
    checkEngine(org);
    return handler(org, call);
  };

export const deviceRoutes: readonly Route[] = [
  ['GET', '/api/v1/devices', onIdentityEngine(listDevices)],
  ['GET', '/api/v1/devices/:device', onIdentityEngine(getDevice)],
  ['DELETE', '/api/v1/devices/:device', onIdentityEngine(deleteDevice)],
  ...operations.map(
    (operation) =>
      [
        'POST',
        `/api/v1/devices/:device/lifecycle/${operation}`,
        onIdentityEngine(lifecycle(operation)),
      ] as const,
  ),
  ['GET', '/api/v1/devices/:device/users', onIdentityEngine(listDeviceUsers)],
  ['GET', '/api/v1/users/:user/devices', onIdentityEngine(listUserDevices)],
];
