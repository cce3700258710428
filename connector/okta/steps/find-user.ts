import { z } from 'zod/v3';
import { type User, user } from '../../../schemas/user.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { ifFound } from './if-found.ts';
import { searchExpression } from './search-expression.ts';
import { readUser } from './user-state.ts';

const users = z.array(user);

/**
 * The user with this ID, login or email. Reading by ID or login sees a user who was created a moment ago. An email takes a
 * search, which may lag some seconds behind, and so does a login with a slash, which no path of Okta's takes.
 */
export async function findUserBy({
  okta,
  input: { userId },
  log,
}: ActionContext<{ userId: string }>): Promise<{ found: boolean; user: User | null }> {
  const search = async (attribute: string) => {
    const query = { search: searchExpression(attribute, 'eq', userId) };
    return (await okta.call({ method: 'GET', path: '/api/v1/users', query, expect: users })).body;
  };
  const slash = userId.includes('/');
  const read = slash ? (await search('profile.login'))[0] : (await ifFound(readUser(okta, userId)))?.body;
  if (read) return { found: true, user: read };
  const byEmail = userId.includes('@') ? await search('profile.email') : [];
  if (byEmail.length > 1) {
    const logins = byEmail.map(({ id, profile }) => profile?.login ?? id).join(', ');
    throw new ConnectorError(
      'CONFLICT',
      `${byEmail.length} users have this email: ${logins}. Use the ID or login of one of them.`,
    );
  }
  if (byEmail.length === 0 && (slash || userId.includes('@'))) {
    log('The search found no user. It can miss a user who was created or changed in the last few seconds.');
  }
  return { found: byEmail.length === 1, user: byEmail[0] ?? null };
}
