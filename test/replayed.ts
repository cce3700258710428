import type { ZodTypeAny } from 'zod/v3';
import type { AnyAction } from '../connector/core/define-action.ts';
import type { RequestData } from '../connector/core/request.ts';
import { factsOf } from '../schemas/field.ts';
import { type Recording, recordings } from './recorded.ts';
import { actionOf, pathPattern } from './sample-org.ts';

/** The recorded calls that actions of ours make, each with its action. */
export const replayed = recordings.flatMap((recording) => {
  const action = actionFor(recording);
  return action ? [{ ...recording, recording, action, name: action.name }] : [];
});
function actionFor({ method, path, template }: Recording): AnyAction | undefined {
  const action = actionOf({ method, url: `https://acme.okta.com${path}` });
  const places = (of: string) => of.replaceAll(/\{[^}]*\}/g, '{}');
  return places(action?.request?.path ?? '') === places(template) ? action : undefined;
}

/** The input that leads to the recorded request. What the recording leaves open is taken from the sample. */
export function inputOf(
  { request, input, sample }: AnyAction,
  recording: Recording,
): Record<string, unknown> {
  const { path, query = [], body = {}, list } = request as RequestData;
  const parameters = Object.entries(
    Array.isArray(query) ? Object.fromEntries(query.map((name: string) => [name, name])) : query,
  );
  const asked = new URLSearchParams(recording.query);
  const recorded: Record<string, unknown> = {
    ...pathPattern(path).exec(recording.path)?.groups,
    ...Object.fromEntries(parameters.map(([name, key]) => [key, typed(asked.get(name))])),
    ...Object.fromEntries(Object.entries(body).map(([place, key]) => [key, at(recording.request, place)])),
  };
  // As many as there are, so that the next page, which was not recorded, is not asked for.
  const items = Array.isArray(recording.response) ? recording.response.length : 0;
  if (list?.pageSize && items > 0) recorded['limit'] = items;
  const given: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries<ZodTypeAny>(input.shape)) {
    const { showWhen } = factsOf(schema);
    // What was sent for another kind, such as an empty list, has no field in the form of this one.
    if (showWhen && !showWhen.is.includes(String(recorded[showWhen.field] ?? sample.input[showWhen.field])))
      continue;
    const takes = schema.safeParse(recorded[key]).success && recorded[key] !== undefined;
    const open = !Object.hasOwn(recorded, key) || !schema.isOptional();
    if (takes) given[key] = recorded[key];
    else if (open && Object.hasOwn(sample.input, key)) given[key] = sample.input[key];
  }
  return given;
}

const typed = (text: string | null): unknown =>
  text === null ? undefined : /^(?:true|false|\d+)$/.test(text) ? JSON.parse(text) : text;

const at = (value: unknown, place: string): unknown =>
  place.split('.').reduce((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);
