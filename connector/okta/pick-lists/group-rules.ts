import { groupRule } from '../../../schemas/group-rule.ts';
import { everything, labelOf } from './choices.ts';

export const groupRules = everything({
  title: 'Group rules',
  scopes: ['okta.groups.read'],
  path: '/api/v1/groups/rules',
  pageSize: 200,
  item: groupRule,
  choice: ({ id, name, status }) => ({
    value: id,
    label: labelOf(name ?? id, status),
  }),
});
