import { z } from 'zod/v3';
import { group } from '../../schemas/group.ts';
import { logEventTypes } from '../../schemas/log-event-types.ts';
import { pageInput } from '../../schemas/page.ts';
import { type User, user } from '../../schemas/user.ts';
import { userTypes } from '../../schemas/user-type.ts';
import type { Client } from '../core/client.ts';
import { ConnectorError } from '../core/error.ts';
import { parseFields } from '../core/input.ts';
import type { Choice, ChoicePage, PickList, PickListQuestion } from '../core/pick-list.ts';
import { expected } from '../core/run.ts';
import { searchExpression } from './steps/search-expression.ts';

/** The most users or groups that Okta gives in one page. */
const pageSize = 200;

const question = z
  .object({
    search: z.string().optional(),
    ...pageInput(pageSize),
    chosen: z.array(z.string()).min(1).max(50).optional(),
  })
  .strict();

/** A question for a pick list, in order; or INVALID_INPUT. */
export const readQuestion = (raw: PickListQuestion): PickListQuestion =>
  parseFields(question, raw, (fields) => {
    const reasons = fields.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_INPUT', `The pick list cannot be read: ${reasons}.`, { fields });
  });

/** The choices that a form offers where an ID is asked for, by name. */
export const pickLists: Record<string, PickList> = {
  users: {
    title: 'Users',
    scopes: ['okta.users.read'],
    async choices(okta, question) {
      const attributes = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'];
      const { items, nextCursor } = await found(okta, '/api/v1/users', question, (search) =>
        attributes.map((attribute) => searchExpression(attribute, 'sw', search)),
      );
      return { choices: expected(z.array(user), items).map(userChoice), nextCursor };
    },
  },
  groups: {
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
  },
  user_types: {
    title: 'User types',
    scopes: ['okta.userTypes.read'],
    async choices(okta, question) {
      const { body } = await okta.call({ method: 'GET', path: '/api/v1/meta/types/user', expect: userTypes });
      return whole(
        body.map(({ id, displayName }) => ({ value: id, label: displayName })),
        question,
      );
    },
  },
  log_event_types: {
    title: 'Log event types',
    scopes: [],
    choices: async (_, question) =>
      whole(
        logEventTypes.map((type) => ({ value: type, label: type })),
        question,
      ),
  },
};

/** One search of Okta's: for what was typed, or for the objects that were chosen. */
async function found(
  okta: Client,
  path: string,
  { search, after, limit, chosen }: PickListQuestion,
  typed: (search: string) => string[],
) {
  const terms = chosen?.map((id) => searchExpression('id', 'eq', id)) ?? (search ? typed(search) : []);
  const query = { search: terms.join(' or ') || undefined };
  return (await okta.list({ method: 'GET', path, query }, { limit, after, pageSize, identity: 'id' })).page;
}

function userChoice({ id, profile }: User): Choice {
  const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ');
  const login = profile?.login ? `(${profile.login})` : '';
  return { value: id, label: `${name} ${login}`.trim() || id };
}

/** A list that is known in one piece, and has no second page. */
function whole(choices: Choice[], { search = '', chosen }: PickListQuestion): ChoicePage {
  const matching = chosen
    ? choices.filter(({ value }) => chosen.includes(value))
    : choices.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  return { choices: matching, nextCursor: null };
}
