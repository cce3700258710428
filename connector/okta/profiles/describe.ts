import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { ManifestAction } from '../../../schemas/manifest.ts';
import { profileSchema } from '../../../schemas/profile-schema.ts';
import { userTypes } from '../../../schemas/user-type.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import type { Description, RunCall } from '../../core/load.ts';
import { onAbort } from '../../core/on-abort.ts';
import type { Call } from '../../core/request.ts';
import type { OpenConnection } from '../connection/open-connection.ts';
import { type Attributes, attributesOf, mergedAttributes } from './profile-attributes.ts';
import { holds, withAttributes } from './profile-fields.ts';

/** The time for which the schemas of an org are taken to stay the same, in ms. */
const life = 5 * 60_000;

/** Okta allows ten user types beside the default one. */
const mostTypes = 11;

/** Describes an action with the attributes that the connected org has. */
export type Describe = (action: ManifestAction, call: Omit<RunCall, 'connection'>) => Promise<Description>;

/** The describing of one org, which keeps for a while what it read. */
export function describer(connection: OpenConnection): Describe {
  const okta = (scopes: string[], log?: Log) => connection.client({ scopes, idempotent: true, log });
  const { now } = okta([]);

  const types = kept(now, async (_, log) => {
    const call = { method: 'GET', path: '/api/v1/meta/types/user', expect: userTypes } as const;
    return (await okta(['okta.userTypes.read'], log).call(call)).body;
  });
  const userSchema = kept(now, (schemaId, log) =>
    schema({ path: '/api/v1/meta/schemas/user/{schemaId}', params: { schemaId } }, log),
  );
  const groupSchema = kept(now, (_, log) => schema({ path: '/api/v1/meta/schemas/group/default' }, log));

  async function schema(call: Pick<Call, 'path' | 'params'>, log: Log): Promise<Attributes> {
    const { body } = await okta(['okta.schemas.read'], log).call({
      ...call,
      method: 'GET',
      expect: profileSchema,
    });
    return attributesOf(profileSchema.parse(body));
  }

  async function userProfile(typeId: unknown, log: Log, orWarn: OrWarn): Promise<Attributes | undefined> {
    // A user type and its schema have IDs that differ in their prefix alone.
    const ofType = (id: string) => orWarn(userSchema(id.replace(/^oty/, 'osc'), log), unread);
    if (typeof typeId === 'string' && typeId !== '') return ofType(typeId);
    const listed = await orWarn(
      types('', log),
      'Attributes of user types other than the default are left out.',
    );
    const usualFirst = (listed ?? [{ id: 'default', displayName: '', default: true }]).toSorted(
      (a, b) => Number(b.default ?? false) - Number(a.default ?? false),
    );
    const read = await Promise.all(
      usualFirst.slice(0, mostTypes).map(async ({ id, displayName: title, default: usual = false }) => {
        const attributes = await ofType(id);
        return attributes && { title, usual, attributes };
      }),
    );
    const known = read.filter((type) => type !== undefined);
    return known.length > 0 ? mergedAttributes(known) : undefined;
  }

  return async ({ effect, inputSchema, outputSchema }, { input, signal, log }) => {
    const warnings = new Set<string>();
    const orWarn: OrWarn = async (asked, lacking) => {
      try {
        return await asked;
      } catch (error) {
        if (!isConnectorError(error)) throw error;
        warnings.add(`${lacking} ${error.message}`);
        return undefined;
      }
    };
    const has = (profile: 'userProfile' | 'groupProfile') =>
      holds(inputSchema, profile) || holds(outputSchema, profile);
    const profiles = await unlessStopped(signal, async () => ({
      userProfile: has('userProfile')
        ? await userProfile(typeIn(inputSchema, input), log, orWarn)
        : undefined,
      groupProfile: has('groupProfile') ? await orWarn(groupSchema('', log), unread) : undefined,
    }));
    return {
      inputSchema: withAttributes(inputSchema, profiles, effect === 'create' ? 'create' : 'update'),
      outputSchema: withAttributes(outputSchema, profiles, 'read'),
      warnings: [...warnings],
    };
  };
}

type Log = RunCall['log'];
/** The thing that was asked for; or nothing, and a warning that begins with what is lacking. */
type OrWarn = <T>(asked: Promise<T>, lacking: string) => Promise<T | undefined>;

const unread = 'The custom attributes of this org are left out.';

/** Asks once for all who want to know at the same time, and again when the answer is old or was a failure. */
function kept<T>(now: () => number, ask: (about: string, log: Log) => Promise<T>) {
  const answers = new Map<string, { until: number; answer: Promise<T> }>();
  return (about: string, log: Log): Promise<T> => {
    const known = answers.get(about);
    if (known && now() < known.until) return known.answer;
    const answer = ask(about, log);
    answers.set(about, { until: now() + life, answer });
    answer.catch(() => answers.delete(about));
    return answer;
  };
}

/** The user type that the input names, in whichever field the action has for it. */
function typeIn({ properties = {} }: JsonSchema, input: RunCall['input']): unknown {
  const field = Object.keys(properties).find((key) => properties[key]?.['x-pick-list'] === 'user_types');
  return field && input?.[field];
}

/** Stops waiting when the signal is aborted. The work itself goes on: others may wait for it too. */
function unlessStopped<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new ConnectorError('CANCELLED', 'The run was stopped.'));
    if (signal?.aborted) return stop();
    const done = onAbort(signal, stop);
    work().then(resolve, reject).finally(done);
  });
}
