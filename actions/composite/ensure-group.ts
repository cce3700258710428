import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { differing } from '../../connector/okta/steps/differing.ts';
import { group, groupAttributes, groupDescription, groupName, sampleGroup } from '../../schemas/group.ts';
import { createGroup } from '../groups/create-group.ts';
import { findGroup } from '../groups/find-group.ts';
import { updateGroup } from '../groups/update-group.ts';

export const ensureGroup = defineAction({
  name: 'ensure_group',
  title: 'Ensure group',
  description:
    'Makes sure that a group of this name exists with this description and these attributes: creates it, changes what is different, or leaves it as it is.',
  steps: [createGroup, findGroup, updateGroup],
  effect: 'create',
  idempotent: true,
  keywords: ['create group if missing', 'upsert group'],
  input: z
    .object({ name: groupName, description: groupDescription.optional(), attributes: groupAttributes })
    .strict(),
  output: group.extend({
    created: z.string().optional().describe('When the group was created.'),
    outcome: z.string().describe('What had to be done: created, updated or unchanged.'),
  }),
  sample: {
    input: { name: 'Engineering', description: 'Everybody who builds the product.' },
    output: { ...sampleGroup, outcome: 'created' },
  },
  async execute({ run, input }) {
    const { group: known } = await run(findGroup, { name: input.name, type: 'OKTA_GROUP' });
    if (!known) return { ...(await run(createGroup, input)), outcome: 'created' };
    const { description, attributes = {} } = input;
    const wanted = { ...attributes, ...(description !== undefined && { description }) };
    const { description: other, ...others } = differing(known.profile, wanted);
    const changes = {
      ...(other !== undefined && { description: String(other) }),
      ...(Object.keys(others).length > 0 && { attributes: others }),
    };
    if (Object.keys(changes).length === 0) return { ...known, outcome: 'unchanged' };
    const updated = await run(updateGroup, { groupId: known.id, ...changes });
    return { ...updated, outcome: 'updated' };
  },
});
