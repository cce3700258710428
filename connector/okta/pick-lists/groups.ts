import { z } from 'zod/v3';
import { group } from '../../../schemas/group.ts';
import type { PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { searchExpression } from '../steps/search-expression.ts';
import { found } from './choices.ts';

export const groups: PickList = {
  title: 'Groups',
  scopes: ['okta.groups.read'],
  async choices(okta, question) {
    const { items, nextCursor } = await found(okta, '/api/v1/groups', question, (search) => [
      searchExpression('profile.name', 'co', search),
    ]);
    const choices = expected(z.array(group), items).map(({ id, profile }) => ({
      value: id,
      label: profile?.name ?? id,
    }));
    return { choices, nextCursor };
  },
};
