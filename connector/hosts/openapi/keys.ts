import { createHash } from 'node:crypto';
import { byName } from '../../core/load.ts';
import { sameSecret } from '../../core/same-secret.ts';
import { ConnectorError, type Manifest, type ManifestAction } from '../../index.ts';

/** A key of the gateway, which is never Okta's, and what its holder may do. */
export interface GatewayKey {
  /** What the log calls its holder. */
  name: string;
  key: string;
  /** Only actions that change nothing. */
  readOnly?: boolean;
  /** Only the actions of these resources, or these actions. */
  actions?: readonly string[];
}

/** The shortest key: 24 characters are more than anybody can guess. */
const shortest = 24;

/** Holds keys as a person wrote them against what there is. INVALID_CONNECTION says what is wrong, and never quotes a key. */
export function readKeys(typed: unknown, { resources, actions }: Manifest): GatewayKey[] {
  const refused = (why: string) =>
    new ConnectorError('INVALID_CONNECTION', `The keys of the gateway: ${why}`);
  if (!Array.isArray(typed) || typed.length === 0) {
    throw refused('write a list such as [{ "name": "power-automate", "key": "...", "readOnly": true }].');
  }
  const keys = typed as GatewayKey[];
  for (const [at, { name, key, readOnly, actions: named, ...others }] of keys.entries()) {
    const which = typeof name === 'string' && name ? `"${name}"` : `number ${at + 1}`;
    if (typeof name !== 'string' || !name) throw refused(`${which} needs a name.`);
    if (typeof key !== 'string' || key.length < shortest) {
      throw refused(
        `${which} needs a key of at least ${shortest} characters. Make one: openssl rand -hex 32`,
      );
    }
    if (readOnly !== undefined && typeof readOnly !== 'boolean')
      throw refused(`readOnly of ${which} must be true or false.`);
    if (named !== undefined && !(Array.isArray(named) && named.every((one) => typeof one === 'string'))) {
      throw refused(`actions of ${which} must be a list of names of resources and actions.`);
    }
    const [unknown] = Object.keys(others);
    if (unknown)
      throw refused(`${which} has a field "${unknown}". There are name, key, readOnly and actions.`);
    for (const one of named ?? []) byName('resource or action', [...resources, ...actions], one);
  }
  if (new Set(keys.map(({ name }) => name)).size < keys.length) throw refused('two have the same name.');
  return keys;
}

/** The key that was sent. All are compared, so that the time says nothing. */
export function keyFor(keys: readonly GatewayKey[], sent: string): GatewayKey | undefined {
  return keys.filter(({ key }) => sameSecret(sent, key))[0];
}

/** True if the holder of a key may run an action. */
export const mayRun = (
  { readOnly, actions }: GatewayKey,
  { name, resource, effect }: ManifestAction,
): boolean =>
  (!readOnly || effect === 'read') && (!actions || actions.includes(name) || actions.includes(resource));

/** A name for a body that tells nothing of it. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64');
