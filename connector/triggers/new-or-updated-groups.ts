import { z } from 'zod/v3';
import { group, sampleGroup } from '../../schemas/group.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const newOrUpdatedGroups = defineTrigger({
  name: 'new_or_updated_groups',
  title: 'New or updated groups',
  description:
    'Starts when a group is created or its profile changes. Works with a key that may not read the System Log.',
  scopes: ['okta.groups.read'],
  keywords: ['group created', 'group renamed', 'sync groups'],
  source: { kind: 'changes', path: '/api/v1/groups', by: 'lastUpdated', parameter: 'filter', pageSize: 200 },
  input: z.object(startInput).strict(),
  output: group,
  sample: { input: {}, output: sampleGroup },
});
