import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { ManifestAction } from '../../../schemas/manifest.ts';
import { profileSchema } from '../../../schemas/profile-schema.ts';
import { schemaIdOf, userTypes } from '../../../schemas/user-type.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import type { Description, RunCall } from '../../core/load.ts';
import { onAbort } from '../../core/on-abort.ts';
import type { Call } from '../../core/request.ts';
import type { OpenConnection } from '../connection/open-connection.ts';
import type { RunScope } from '../road/client.ts';
import { type Attributes, attributesOf, mergedAttributes } from './profile-attributes.ts';
import { hasProfile, withAttributes } from './profile-fields.ts';

/** The time for which the schemas of an org are taken to stay the same, in ms. */
const life = 5 * 60_000;

/** Okta allows ten user types beside the default one. */
const maxTypes = 11;

/** Describes an action with the attributes that the connected org has. */
export type Describe = (action: ManifestAction, call: Omit<RunCall, 'connection'>) => Promise<Description>;

/** The describing of one org, which keeps for a while what it read. */
export function describer(connection: OpenConnection): Describe {
  const okta = (scopes: string[], reading: Partial<Reading> = {}) =>
    connection.client({ scopes, idempotent: true, ...reading });
  const { now } = okta([]);

  const types = kept(now, async (_, reading) => {
    const call = { method: 'GET', path: '/api/v1/meta/types/user', expect: userTypes } as const;
    return (await okta(['okta.userTypes.read'], reading).call(call)).body;
  });
  const userSchema = kept(now, (schemaId, reading) =>
    schema({ path: '/api/v1/meta/schemas/user/{schemaId}', params: { schemaId } }, reading),
  );
  const groupSchema = kept(now, (_, reading) =>
    schema({ path: '/api/v1/meta/schemas/group/default' }, reading),
  );

  async function schema(call: Pick<Call, 'path' | 'params'>, reading: Reading): Promise<Attributes> {
    const { body } = await okta(['okta.schemas.read'], reading).call({
      ...call,
      method: 'GET',
      expect: profileSchema,
    });
    return attributesOf(profileSchema.parse(body));
  }

  async function userProfile(
    typeId: unknown,
    reading: Reading,
    orWarn: OrWarn,
  ): Promise<Attributes | undefined> {
    const ofType = (id: string) => orWarn(userSchema(schemaIdOf(id), reading), unread);
    if (typeof typeId === 'string' && typeId !== '') return ofType(typeId);
    const listed = await orWarn(
      types('', reading),
      'Attributes of user types other than the default are left out.',
    );
    const usualFirst = (listed ?? [{ id: 'default', displayName: '', default: true }]).toSorted(
      (a, b) => Number(b.default ?? false) - Number(a.default ?? false),
    );
    const read = await Promise.all(
      usualFirst.slice(0, maxTypes).map(async ({ id, displayName: title = id, default: usual = false }) => {
        const attributes = await ofType(id);
        return attributes && { title, usual, attributes };
      }),
    );
    const known = read.filter((type) => type !== undefined);
    return known.length > 0 ? mergedAttributes(known) : undefined;
  }

  return async ({ effect, inputSchema, outputSchema }, { input, signal, log }) => {
    const warnings = new Set<string>();
    const reading = { log, deadline: okta([]).deadline };
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
      hasProfile(inputSchema, profile) || hasProfile(outputSchema, profile);
    const profiles = await unlessStopped(signal, async () => ({
      userProfile: has('userProfile')
        ? await userProfile(typeIn(inputSchema, input), reading, orWarn)
        : undefined,
      groupProfile: has('groupProfile') ? await orWarn(groupSchema('', reading), unread) : undefined,
    }));
    return {
      inputSchema: withAttributes(inputSchema, profiles, effect === 'create' ? 'create' : 'update'),
      outputSchema: withAttributes(outputSchema, profiles, 'read'),
      warnings: [...warnings],
    };
  };
}

/** The run that a reading is for: all that one description reads has one deadline. */
type Reading = Pick<RunScope, 'log' | 'deadline'>;
/** The thing that was asked for; or nothing, and a warning that begins with what is lacking. */
type OrWarn = <T>(asked: Promise<T>, lacking: string) => Promise<T | undefined>;

const unread = 'The custom attributes of this org are left out.';

/** Asks once for all who want to know at the same time, and again when the answer is old or was a failure. */
function kept<T>(now: () => number, ask: (about: string, reading: Reading) => Promise<T>) {
  const answers = new Map<string, { until: number; answer: Promise<T> }>();
  return (about: string, reading: Reading): Promise<T> => {
    const known = answers.get(about);
    if (known && now() < known.until) return known.answer;
    const answer = ask(about, reading);
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
