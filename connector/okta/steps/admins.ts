import { z } from 'zod/v3';
import type { admin } from '../../../schemas/admin.ts';
import { type User, user } from '../../../schemas/user.ts';
import type { Client, Items } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
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

/** After this time no further page is begun, in ms: each administrator costs a call, and what was read must not be lost. */
const longest = 60_000;

/**
 * Lists those who have a role, with what each has. Okta's list has their IDs alone, so names are searched for, fifty at a
 * time, and roles are read one by one. If that takes long, the list ends after a page, and the cursor leads on.
 */
export async function listAdmins({
  okta,
  action,
  input: { includeDetails, limit, after },
  log,
}: ActionContext<AdminQuery>): Promise<Page> {
  if (!includeDetails) return okta.perform(action.request, { limit, after });
  const began = okta.now();
  const { pageSize = limit } = action.request?.list ?? {};
  const admins: Admin[] = [];
  for (let cursor = after; ; ) {
    const size = Math.min(pageSize, limit - admins.length);
    const page = await okta.perform<Page>(action.request, { limit: size, after: cursor });
    admins.push(...(await withDetails(okta, page.admins)));
    const ended = { ...page, admins, count: admins.length };
    if (page.nextCursor === null || !page.hasMore || admins.length >= limit) return ended;
    if (okta.now() - began > longest) {
      log(`The list stops after ${admins.length} administrators, since it takes long. The cursor leads on.`);
      return ended;
    }
    cursor = page.nextCursor;
  }
}

async function withDetails(okta: Client, page: Admin[]): Promise<Admin[]> {
  const ids = page.flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []));
  const users = new Map((await usersOf(okta, ids)).map((one) => [one.id, one]));
  return Promise.all(
    page.map(async (one) => {
      if (!isObject(one) || !ids.includes(one.id)) return one;
      // Somebody who was deleted meanwhile has no roles any more.
      const roles = await ifFound(readRoles(okta, { userId: one.id }));
      return { ...one, user: users.get(one.id) ?? null, roles: roles?.body ?? [] };
    }),
  );
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
