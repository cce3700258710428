import { ask, connectionBody } from './ask.ts';
import type { Field } from './fields.ts';
import type { EditorNode } from './node-red.ts';
import type { Input, Palette, PaletteStep } from './palette.ts';

/** The form and the outputs of an action in the org behind a connection. */
export interface Described {
  fields: Field[];
  outputs: Field[];
  /** A sentence for each thing about the org that could not be learned. */
  warnings: string[];
}

const known = new Map<string, Described>();

/** The latest description of the action of a node. */
export const described = ({ id }: EditorNode): Described | undefined => known.get(id);

/** Asks what the action of a node takes and gives in the org behind a connection. */
export async function describe(
  node: EditorNode,
  action: PaletteStep,
  connection: EditorNode,
  palette: Palette,
): Promise<Described> {
  const body = connectionBody(palette.connection.fields, connection);
  const input = userTypeIn(action.fields, (node['input'] ?? {}) as Input);
  const answer = (await ask(`describe/${action.step}`, { ...body, input })) as Described;
  known.set(node.id, answer);
  return answer;
}

/** The user type, where it is chosen and does not come from a message. */
function userTypeIn(fields: Field[], input: Input): Record<string, unknown> {
  const { key = '' } = fields.find(({ pickList }) => pickList === 'user_types') ?? {};
  const { type = '', value } = input[key] ?? {};
  return ['pick', 'str'].includes(type) ? { [key]: value } : {};
}
