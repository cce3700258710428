import type { Resource } from '../../connector/core/load.ts';
import { activateGroupRule } from './activate-group-rule.ts';
import { createGroupRule } from './create-group-rule.ts';
import { deactivateGroupRule } from './deactivate-group-rule.ts';
import { deleteGroupRule } from './delete-group-rule.ts';
import { getGroupRule } from './get-group-rule.ts';
import { listGroupRules } from './list-group-rules.ts';
import { updateGroupRule } from './update-group-rule.ts';

export const groupRules = {
  title: 'Group rules',
  icon: 'random',
  actions: [
    listGroupRules,
    getGroupRule,
    createGroupRule,
    updateGroupRule,
    activateGroupRule,
    deactivateGroupRule,
    deleteGroupRule,
  ],
} as const satisfies Resource;
