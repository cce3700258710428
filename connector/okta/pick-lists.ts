import { z } from 'zod/v3';
import { group } from '../../schemas/group.ts';
import { logEventTypes } from '../../schemas/log-event-types.ts';
import { mostItems } from '../../schemas/page.ts';
import { type User, user } from '../../schemas/user.ts';
import { userTypes } from '../../schemas/user-type.ts';
import type { Client } from '../core/client.ts';
import type { Choice, PickList } from '../core/pick-list.ts';
import { expected } from '../core/run.ts';
import { searchExpression } from './search-expression.ts';

/** The choices that a form offers where an ID is asked for, by name. Each is read to its end. */
export const pickLists: Record<string, PickList> = {
  users: {
    title: 'Users',
    scopes: ['okta.users.read'],
    async choices(okta, search) {
      const attributes = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'];
      const terms = search
        ? attributes.map((attribute) => searchExpression(attribute, 'sw', search))
        : undefined;
      const found = await everything(okta, '/api/v1/users', { search: terms?.join(' or ') });
      return expected(z.array(user), found).map(userChoice);
    },
  },
  groups: {
    title: 'Groups',
    scopes: ['okta.groups.read'],
    async choices(okta, search) {
      const terms = search && searchExpression('profile.name', 'co', search);
      const found = await everything(okta, '/api/v1/groups', { search: terms });
      return expected(z.array(group), found).map(({ id, profile }) => ({
        value: id,
        label: profile?.name ?? id,
      }));
    },
  },
  user_types: {
    title: 'User types',
    scopes: ['okta.userTypes.read'],
    async choices(okta, search) {
      const { body } = await okta.call({ method: 'GET', path: '/api/v1/meta/types/user', expect: userTypes });
      return matching(
        body.map(({ id, displayName }) => ({ value: id, label: displayName })),
        search,
      );
    },
  },
  log_event_types: {
    title: 'Log event types',
    scopes: [],
    choices: async (_, search) =>
      matching(
        logEventTypes.map((type) => ({ value: type, label: type })),
        search,
      ),
  },
};

async function everything(
  okta: Client,
  path: string,
  query: Record<string, string | undefined>,
): Promise<unknown[]> {
  const { page } = await okta.list({ method: 'GET', path, query }, { limit: mostItems, pageSize: 200 });
  return page.items;
}

function userChoice({ id, profile }: User): Choice {
  const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ');
  const login = profile?.login ? `(${profile.login})` : '';
  return { value: id, label: `${name} ${login}`.trim() || id };
}

const matching = (choices: Choice[], search = ''): Choice[] =>
  choices.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
