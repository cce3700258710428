import { ipRange, overlap } from '../../../schemas/ip-range.ts';
import { isEverywhere, type NetworkZone, networkZone } from '../../../schemas/network-zone.ts';
import type { Client, Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError, mayHaveBeenMade } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { holdsInAnyOrder, merged } from './merge-json.ts';
import { readBack } from './object-state.ts';
import { settingsOf } from './settings.ts';

type Zone = Reply<NetworkZone>;
type Address = NonNullable<NetworkZone['gateways']>[number];

const readZone = (okta: Client, zoneId: string): Promise<Zone> =>
  okta.call({ method: 'GET', path: '/api/v1/zones/{zoneId}', params: { zoneId }, expect: networkZone });

/** The zone of exactly this name, ignoring case as Okta does. Okta finds zones by their ID only, so that all are read. */
export async function findZoneByName(okta: Client, name: string): Promise<Zone | undefined> {
  const all = { limit: Number.POSITIVE_INFINITY, pageSize: 200 };
  const { page, reply } = await okta.list({ method: 'GET', path: '/api/v1/zones' }, all);
  const found = expected(networkZone.array(), page.items).find(
    (zone) => zone.name?.toLowerCase() === name.toLowerCase(),
  );
  return found && { ...reply, body: found };
}

/** Changes some settings of a zone. */
export async function updateZone({
  okta,
  action,
  input,
}: ActionContext<{ zoneId: string; type?: string | undefined }>): Promise<
  NetworkZone & { changed: boolean }
> {
  const zone = await readZone(okta, input.zoneId);
  if (input.type && zone.body.type && zone.body.type !== input.type) {
    throw new ConnectorError(
      'REJECTED',
      `The zone "${zone.body.name}" is of type ${zone.body.type}, not ${input.type}. The type of a zone cannot be changed.`,
    );
  }
  const { body: changes } = callOf(action.request, input);
  if (holdsInAnyOrder(spelled(zone.body), spelled(changes as Partial<NetworkZone>))) {
    return { ...zone.body, changed: false };
  }
  // An object over an object is one.
  const settings = merged(settingsOf(zone.body), changes) as Partial<NetworkZone>;
  if (isEverywhere(settings) && !isEverywhere(zone.body)) {
    throw new ConnectorError(
      'REJECTED',
      `The zone "${zone.body.name}" would have nothing in it, and a zone of type ${settings.type} with nothing in it is everywhere. To turn it off, use deactivate_network_zone.`,
    );
  }
  return { ...(await write({ okta, action }, zone, settings)), changed: true };
}

/** A change of the addresses of a zone. */
export interface AddressChange {
  zoneId: string;
  list: 'gateways' | 'proxies';
  addresses: Address[];
}

/** A zone after a change of its addresses, and what it held before and holds now. */
export type ZoneWithAddresses = NetworkZone & {
  changed: boolean;
  addressesBefore: string[];
  addressesAfter: string[];
};

/**
 * Changes the addresses of a zone by `change`, which gives back the list as it should be. Okta has one list and no way to
 * change a part of it, so that of two programs that read, merge and write at once the second undoes the first. Therefore
 * the zone is read again a little later, and what is not there is merged again.
 */
export async function changeAddresses(
  { okta, action, input, log }: ActionContext<AddressChange>,
  change: (addresses: Address[]) => Address[],
): Promise<ZoneWithAddresses> {
  const { zoneId, list } = input;
  let before: Address[] | undefined;
  let written = false;
  for (let round = 1; ; round += 1) {
    const reading = readZone(okta, zoneId);
    const zone = await (written ? readBack(reading, 'network zone') : reading);
    const { type, name, status } = zone.body;
    if (type && type !== 'IP') {
      throw new ConnectorError(
        'REJECTED',
        `The zone "${name}" is of type ${type}. Only a zone of type IP holds addresses.`,
      );
    }
    const now = zone.body[list] ?? [];
    before ??= now;
    const wanted = change(now);
    if (wanted.length === now.length) {
      if (status === 'INACTIVE') log(`The zone "${name}" is INACTIVE, so its addresses have no effect.`);
      return {
        ...zone.body,
        changed: round > 1,
        addressesBefore: texts(before),
        addressesAfter: texts(now),
      };
    }
    if (round > rounds) {
      throw new ConnectorError(
        'CONFLICT',
        `Okta took the change ${rounds} times, but each time the zone "${name}" was without it a moment later: another program writes the same zone. Stop the other program, then run again.`,
      );
    }
    try {
      await write({ okta, action }, zone, { ...settingsOf(zone.body), [list]: wanted });
      written = true;
    } catch (error) {
      const overtaken = isConnectorError(error) && error.status === 412;
      if (round === rounds || !(overtaken || mayHaveBeenMade(error))) throw error;
    }
    // Long enough for another program that had read the zone before to write it; of different length, so that two that
    // write at once do not do so again.
    await okta.wait(settling * (1 + Math.random()));
  }
}

/** How many times a change is written before it is given up. */
const rounds = 5;

/** The time between writing and reading again, in ms. */
const settling = 500;

const texts = (addresses: Address[]) => addresses.map(({ value }) => value ?? '');

/** True if two entries are the same addresses, however they are written: Okta writes one address as a range. */
export const isSame = (one: Address, other: Address): boolean => inNumbers(one) === inNumbers(other);

/** The addresses in one spelling. */
function inNumbers({ value = '' }: Address): string {
  const range = ipRange(value);
  return range ? `${range.version}: ${range.first}-${range.last}` : value;
}

/** A zone with its addresses in one spelling, to compare it. */
const spelled = ({ gateways, proxies, ...zone }: Partial<NetworkZone>) => ({
  ...zone,
  gateways: gateways?.map(inNumbers),
  proxies: proxies?.map(inNumbers),
});

/** True if two entries have an address in common. */
export const isOverlapping = ({ value: one = '' }: Address, { value: other = '' }: Address): boolean => {
  const [range, second] = [ipRange(one), ipRange(other)];
  return range !== undefined && second !== undefined && overlap(range, second);
};

/**
 * Writes a zone that was read. Okta's PUT replaces all of it. It is never sent a second time by itself, since by then others
 * may have written what it does not know.
 */
async function write(
  { okta, action }: Pick<ActionContext, 'okta' | 'action'>,
  { body: { id, system, name }, headers: { etag } }: Zone,
  settings: Record<string, unknown>,
): Promise<NetworkZone> {
  const { body } = await okta.call({
    ...callOf(action.request, { zoneId: id }),
    // Okta refuses a change of this zone that does not say so, and never says so itself.
    body: { ...settings, ...(system && name === 'DefaultExemptIpZone' && { useAsExemptList: true }) },
    ...(etag && { headers: { 'if-match': etag } }),
    repeatable: false,
    expect: networkZone,
  });
  return body;
}
