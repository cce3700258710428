import type { Field } from './fields.ts';
import { credentialKey, storedSecret } from './names.ts';
import type { EditorNode } from './node-red.ts';

/** Asks the runtime. What goes wrong is an Error with a sentence for the person. */
export async function ask(path: string, body: object): Promise<unknown> {
  try {
    return await $.ajax({
      method: 'POST',
      url: `okta/${path}`,
      contentType: 'application/json',
      data: JSON.stringify(body),
    });
  } catch (failure) {
    const { responseJSON } = failure as { responseJSON?: { message?: string } };
    throw new Error(responseJSON?.message ?? 'Node-RED cannot be reached, or you are signed out of it.');
  }
}

/** A connection as the editor has it, deployed or not. A secret that Node-RED keeps stays there. */
export function connectionBody(fields: Field[], node: EditorNode): object {
  const { id, credentials = {} } = node;
  const secret = fields.filter((field) => field.secret);
  return {
    id,
    values: Object.fromEntries(fields.map(({ key }) => [key, node[key]])),
    secrets: Object.fromEntries(
      secret.map(({ key }) => [key, credentials[credentialKey(key)] ?? storedSecret]),
    ),
  };
}
