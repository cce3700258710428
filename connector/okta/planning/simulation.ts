import type { Client } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { AnyAction } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import type { Change } from '../../core/plan.ts';
import { type HttpRequest, type HttpResponse, jsonIn, type Layer, pathIn } from '../../core/send.ts';
import { type Effect, effects, type Reach } from './effects.ts';
import { fieldChanges } from './field-changes.ts';

type Json = Record<string, unknown>;

/** The reason why a simulated run ends: what Okta would answer cannot be known. */
export class Unknown extends Error {}

/** Lets nothing but GET go on to the org. */
export const readsOnly: Layer = (next) => async (request) => {
  if (request.method !== 'GET') throw new Unknown('A plan sends no change.');
  return next(request);
};

export interface Simulation {
  /** Answers all that would change something itself, and lets GET go on to the org. */
  layer: Layer;
  readonly changes: Change[];
  readonly reaches: Reach[];
  /** An answer was needed that nobody can know before. Nothing that the run did after it counts. */
  readonly stopped: boolean;
}

/** A run of an action that changes nothing. `reader` reads what is there. */
export function simulationOf(action: AnyAction, reader: Client): Simulation {
  const changes: Change[] = [];
  const reaches: Reach[] = [];
  /** Objects as the run would leave them, by their path. Null is gone. */
  const overlay = new Map<string, Json | null>();
  /** The paths and IDs on which anything hangs that was changed. */
  const touched = new Set<string>();
  /** The IDs of objects that only the plan makes. */
  const planned = new Set<string>();
  let stopped = false;

  function stop(why: string): never {
    stopped = true;
    throw new Unknown(why);
  }

  const layer: Layer = (next) => async (request) => {
    if (stopped) stop('The answer before was not known.');
    const [path = '', query] = pathIn(request.url).split('?');
    if (request.method !== 'GET') return change(request, path, query);
    const known = overlay.get(path);
    if (known !== undefined) return known ? answer(200, known) : notFound(path);
    if (isStale(path)) stop(`What GET ${path} answers after the change cannot be known.`);
    return next(request);
  };

  /**
   * Lists that hold what was changed, and all that hangs on it, may be different after the change. A user, a group or an app
   * itself is not: what changes it is known, and what belongs to two of them changes neither.
   */
  const isStale = (path: string) =>
    !/^\/api\/v1\/(?:users|groups|apps)\/[^/]+$/.test(path) &&
    ([...touched].some((one) => one.startsWith(`${path}/`)) ||
      path.split('/').some((part) => touched.has(part)));

  async function read(path: string): Promise<Json | null> {
    const known = overlay.get(path);
    if (known !== undefined) return known;
    try {
      const { body } = await reader.call({ method: 'GET', path });
      return isObject(body) ? body : null;
    } catch (error) {
      if (isConnectorError(error) && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  async function change(request: HttpRequest, path: string, query = ''): Promise<HttpResponse> {
    const { method } = request;
    const shown = query ? `${path}?${query}` : path;
    const json = jsonIn({ body: request.body ?? '' });
    const body = isObject(json) ? json : {};
    const found = effectOf(method, path, body);
    if (!found) {
      changes.push({
        method,
        path: shown,
        summary: `${action.title}: ${method} ${path}. What it changes cannot be known before.`,
        fields: [],
      });
      stop(`What ${method} ${path} brings is not known.`);
    }
    const { effect, filled } = found;
    const needed = await Promise.all((effect.needs ?? []).map((one) => read(filled(one))));
    const missing = (effect.needs ?? []).find((_, index) => needed[index] === null);
    if (missing) return notFound(filled(missing));

    const object = filled(effect.object);
    const made = object.includes('{new}');
    const before = made ? null : effect.listed ? await inList(effect.listed, filled) : await read(object);
    if (!before && !effect.makes) return notFound(object);
    const refusal = refusalOf(effect, before, needed[0] ?? before);
    if (refusal) return refusal;

    const after = effect.after(before, body);
    const id = made ? `planned-${changes.length + 1}` : String(before?.['id'] ?? object.split('/').at(-1));
    if (made) planned.add(id);
    const target = { type: effect.type, id, ...nameOf(needed[0] ?? before ?? after) };
    const fields = fieldChanges(before, after);
    const { title } = action;
    const who = `${target.type} ${target.name ? JSON.stringify(target.name) : id}`;
    if (effect.unseen) {
      changes.push({ method, path: shown, target, summary: `${title}: ${who} ${effect.unseen}`, fields: [] });
      return answer(204);
    }
    const summary = `${title}: ${who}${inWords(before, after, fields)}`;
    changes.push({ method, path: shown, target, summary, before, after, fields });
    const reach = effect.reach?.(new URLSearchParams(query), before);
    if (reach) reaches.push({ ...reach, ...(reach.list && { list: filled(reach.list) }) });

    const place = object.replace('{new}', id);
    const kept = after && { id, ...after };
    overlay.set(place, kept);
    touched.add(place);
    for (const part of place.split('/').filter((_, index) => index > 2))
      if (/\d|@/.test(part)) touched.add(part);
    const own = `${place.slice(0, place.lastIndexOf('/'))}/${id}`;
    // A login stands for the ID, and the other way round.
    overlay.set(own, kept);
    touched.add(id);
    if (effect.secretReply) stop('Okta answers with a secret that it makes.');
    return kept && !effect.listed ? answer(200, kept) : answer(204);
  }

  /** Okta's refusals that depend on what is there. */
  function refusalOf(effect: Effect, before: Json | null, master: Json | null): HttpResponse | undefined {
    const { states, request } = action;
    const status = String(before?.['status']);
    if (
      effect.type === 'user' &&
      states &&
      before &&
      request?.path === effect.path &&
      !states.from.includes(status)
    ) {
      return refused(403, 'E0000038', "This operation is not allowed in the user's current status.");
    }
    const kept =
      effect.type.startsWith('group') && ['BUILT_IN', 'APP_GROUP'].includes(String(master?.['type']));
    return kept
      ? refused(403, 'E0000006', 'You do not have permission to perform the requested action')
      : undefined;
  }

  async function inList(
    { path, id }: NonNullable<Effect['listed']>,
    filled: (template: string) => string,
  ): Promise<Json | null> {
    // What does not exist yet is in no list, and has none.
    if (
      filled(path)
        .split('/')
        .some((part) => planned.has(part))
    )
      return null;
    const { page } = await reader.list(
      { method: 'GET', path: filled(path) },
      { limit: Number.POSITIVE_INFINITY, pageSize: 200 },
    );
    const wanted = filled(id).split('/').at(-1);
    return page.items.some((item) => isObject(item) && item['id'] === wanted) ? { member: true } : null;
  }

  return {
    layer,
    changes,
    reaches,
    get stopped() {
      return stopped;
    },
  };
}

/** The effect of a request, and what fills the braces of its paths. */
function effectOf(method: string, path: string, body: Json) {
  const parts = path.split('/');
  const fits = ({ method: of, path: template }: Effect) => {
    const names = template.split('/');
    return (
      of === method &&
      names.length === parts.length &&
      names.every((name, index) => name.startsWith('{') || name === parts[index])
    );
  };
  const effect = effects.find(fits);
  if (!effect) return undefined;
  const values = new Map(effect.path.split('/').map((name, index) => [name, parts[index] ?? '']));
  values.set('{body.id}', encodeURIComponent(String(body['id'])));
  const filled = (template: string) =>
    template
      .split('/')
      .map((name) => (name.startsWith('{') ? (values.get(name) ?? name) : name))
      .join('/');
  return { effect, filled };
}

function nameOf(object: Json | null): { name?: string } {
  const profile = isObject(object?.['profile']) ? object['profile'] : {};
  const name =
    object?.['label'] ?? object?.['name'] ?? profile['login'] ?? profile['name'] ?? profile['displayName'];
  return typeof name === 'string' ? { name } : {};
}

function inWords(before: Json | null, after: Json | null, fields: Change['fields']): string {
  if (!before) return after ? ' is created' : ' is not there, so nothing changes';
  if (!after) return ' is removed';
  if (fields.length === 0) return ' stays as it is';
  const named = fields
    .slice(0, 5)
    .map(({ field, ...is }) => (field === 'status' ? `status (${is.before} → ${is.after})` : field));
  const rest = fields.length - named.length;
  return ` gets another ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const answer = (status: number, content?: unknown): HttpResponse => ({
  status,
  headers: {},
  body: content === undefined ? '' : JSON.stringify(content),
  content,
});

const refused = (status: number, errorCode: string, errorSummary: string): HttpResponse =>
  answer(status, { errorCode, errorSummary, errorLink: errorCode, errorId: 'planned', errorCauses: [] });

const notFound = (path: string): HttpResponse =>
  refused(404, 'E0000007', `Not found: Resource not found: ${path.split('/').at(-1)}`);
