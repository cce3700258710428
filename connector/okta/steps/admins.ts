import { z } from 'zod/v3';
import type { admin } from '../../../schemas/admin.ts';
import { type User, user } from '../../../schemas/user.ts';
import type { Client, Items } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { detailed, someAtOnce } from './detailed.ts';
import { ifFound } from './if-found.ts';
import { readRoles } from './role-assignment.ts';
import { searchExpression } from './search-expression.ts';

type Admin = z.input<typeof admin>;
type Page = Omit<Items, 'items'> & { admins: Admin[] };

interface AdminQuery {
  includeDetails: boolean;
  limit: number;
  after?: string | undefined;
}

/**
 * Lists those who have a role, with what each has. Okta's list has their IDs alone, so names are searched for, fifty at a
 * time, and roles are read one by one.
 */
export async function listAdmins({
  okta,
  action,
  input: { includeDetails, ...input },
  log,
}: ActionContext<AdminQuery>): Promise<Page> {
  const read = async (page: Omit<AdminQuery, 'includeDetails'>) => {
    const { admins, ...rest } = await okta.perform<Page>(action.request, page);
    return { ...rest, items: admins };
  };
  const { pageSize = input.limit } = action.request?.list ?? {};
  const { items, ...rest } = includeDetails
    ? await detailed({ okta, log }, { ...input, pageSize }, read, (page) => withDetails(okta, page))
    : await read(input);
  return { ...rest, admins: items, count: items.length };
}

async function withDetails(okta: Client, page: Admin[]): Promise<Admin[]> {
  const ids = page.flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []));
  const users = new Map((await usersOf(okta, ids)).map((one) => [one.id, one]));
  return someAtOnce(page, async (one) => {
    if (!isObject(one) || !ids.includes(one.id)) return one;
    // Somebody who was deleted meanwhile has no roles any more.
    const roles = await ifFound(readRoles(okta, { userId: one.id }));
    return { ...one, user: users.get(one.id) ?? null, roles: roles?.body ?? [] };
  });
}

/** Of Okta's searches the longest that fits into one request has some fifty terms. */
const mostTerms = 50;

async function usersOf(okta: Client, ids: string[]): Promise<User[]> {
  const users: User[] = [];
  for (let from = 0; from < ids.length; from += mostTerms) {
    const some = ids.slice(from, from + mostTerms);
    const search = some.map((id) => searchExpression('id', 'eq', id)).join(' or ');
    const query = { search, limit: mostTerms };
    const { body } = await okta.call({
      method: 'GET',
      path: '/api/v1/users',
      query,
      expect: z.array(user),
    });
    users.push(...body);
  }
  return users;
}
