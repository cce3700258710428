import { z } from 'zod/v3';
import { group } from '../../schemas/group.ts';
import { mostItems } from '../../schemas/page.ts';
import { user } from '../../schemas/user.ts';
import type { Client } from '../core/client.ts';
import type { PickList } from '../core/pick-list.ts';
import { searchExpression } from './search-expression.ts';

const everything = (okta: Client, path: string, query: Record<string, string | undefined>) =>
  okta.list({ method: 'GET', path, query }, { limit: mostItems, pageSize: 200 });

/** The choices that a form offers where an ID is asked for, by name. */
export const pickLists: Record<string, PickList> = {
  users: {
    title: 'Users',
    scopes: ['okta.users.read'],
    async choices(okta, search) {
      const query = {
        search:
          search &&
          ['firstName', 'lastName', 'email', 'login']
            .map((attribute) => searchExpression(`profile.${attribute}`, 'sw', search))
            .join(' or '),
      };
      const { items } = await everything(okta, '/api/v1/users', query);
      return z
        .array(user)
        .parse(items)
        .map(({ id, profile }) => {
          const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ');
          return { value: id, label: profile?.login ? `${name} (${profile.login})`.trim() : name || id };
        });
    },
  },
  groups: {
    title: 'Groups',
    scopes: ['okta.groups.read'],
    async choices(okta, search) {
      const query = { search: search && searchExpression('profile.name', 'co', search) };
      const { items } = await everything(okta, '/api/v1/groups', query);
      return z
        .array(group)
        .parse(items)
        .map(({ id, profile }) => ({ value: id, label: profile?.name ?? id }));
    },
  },
};
