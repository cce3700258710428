import { ConnectorError } from '../../core/error.ts';
import type { ConnectionTest } from '../../core/load.ts';
import type { OpenConnection } from './open-connection.ts';
import { type Findings, probe, type TestCall } from './probe.ts';

/**
 * Says whether a connection works, as whom, and which actions can run; or throws a ConnectorError whose message says what
 * is wrong.
 */
export async function testConnection(connection: OpenConnection, call: TestCall): Promise<ConnectionTest> {
  const found = await probe(connection, call);
  const { origin, actions } = found;
  const needing = call.actions.filter(({ scopes }) => scopes.length > 0);
  if (actions.refused.length > 0 && actions.refused.length === needing.length) {
    throw new ConnectorError(
      'FORBIDDEN',
      `The connection to ${origin} as ${holderOf(found)} works, but no action can run: ${reasons(actions)}.`,
    );
  }
  return { message: report(found), ...found };
}

/** The findings in sentences. */
function report(found: Findings): string {
  const { origin, org, engine, actions, rateLimits, expiresAt } = found;
  const [place, ...facts] = [org, origin, engine && engines[engine]].filter(Boolean);
  return [
    `Connected to ${place}${facts.length > 0 ? ` (${facts.join(', ')})` : ''} as ${holderOf(found)}.`,
    summary(actions),
    ...freeShare(rateLimits),
    ...(expiresAt ? [`The API key expires on ${expiresAt.slice(0, 10)} unless it is used before then.`] : []),
  ].join(' ');
}

const holderOf = ({ clientId, login }: Findings): string =>
  clientId ? `the service app ${clientId}` : (login ?? 'an administrator whose name Okta does not show');

const engines = { classic: 'Classic Engine', identity: 'Identity Engine' } as const;

/** The rest of the fullest bucket. A bucket that refused too many calls at once has no limit to tell. */
function freeShare(limits: Findings['rateLimits']): string[] {
  const shares = limits.flatMap(({ limit, remaining }) => (limit > 0 ? [remaining / limit] : []));
  if (shares.length === 0) return [];
  return [`At least ${Math.floor(Math.min(...shares) * 100)}% of each rate limit tested is free.`];
}

function summary({ allowed, refused, unproven }: ConnectionTest['actions']): string {
  const all = allowed.length + refused.length + unproven.length;
  if (allowed.length === all) return `All ${all} actions can run.`;
  const depends =
    unproven.length > 0 ? `, and ${unproven.length} more if the administrator role allows them` : '';
  const cannot = refused.length > 0 ? `; ${refused.length} cannot: ${reasons({ refused })}` : '';
  return `${allowed.length} of ${all} actions can run${depends}${cannot}.`;
}

/** The first reasons; all of them stand beside their actions. */
function reasons({ refused }: Pick<ConnectionTest['actions'], 'refused'>): string {
  const all = [...new Set(refused.map(({ why }) => why))];
  const more = all.length > maxReasons ? [`and ${all.length - maxReasons} more reasons`] : [];
  return [...all.slice(0, maxReasons), ...more].join('; ');
}

const maxReasons = 4;
