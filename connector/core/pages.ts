import type { JsonSchema, ObjectSchema } from '../../schemas/json-schema.ts';
import type { AnyAction } from './define-action.ts';
import { ConnectorError } from './error.ts';
import type { Page, RunCall, Runtime } from './load.ts';

/**
 * The pages of a list, one run after the other, until Okta has no more. Of what was read only the cursors are kept. A list
 * that changes in the meantime can show an item on two pages.
 */
export async function* pagesOf(
  run: Runtime['run'],
  action: AnyAction,
  call: RunCall,
): AsyncGenerator<Page, void> {
  if (!('hasMore' in action.output.shape)) {
    const message = `"${action.title}" does not return a list. Use run instead of pages.`;
    throw new ConnectorError('INVALID_INPUT', message, { action: action.name });
  }
  let after = call.input?.['after'];
  for (const cursors = new Set([after]); ; cursors.add(after)) {
    // The run has held its output against the schema, which was seen to be that of a page.
    const page = (await run(action, { ...call, input: { ...call.input, after } })) as Page;
    yield page;
    if (!page.hasMore || page.nextCursor === null) return;
    after = page.nextCursor;
    if (cursors.has(after)) {
      call.log?.('Okta returned a page cursor that it had returned before, so the list stops here.');
      return;
    }
  }
}

/** The field of a page that holds its items. Undefined for an output that is no page. */
export const itemsIn = ({ properties }: ObjectSchema): string | undefined =>
  'hasMore' in properties
    ? Object.keys(properties).find((key) => properties[key]?.type === 'array')
    : undefined;

/** The schema of one item of a page, or of the whole output that is no page. */
export const itemSchema = (output: ObjectSchema): JsonSchema =>
  output.properties[itemsIn(output) ?? '']?.items ?? output;
