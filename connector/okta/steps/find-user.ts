import { z } from 'zod/v3';
import { type User, user } from '../../../schemas/user.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError } from '../../core/error.ts';
import { ifFound } from './if-found.ts';
import { searchExpression } from './search-expression.ts';
import { readUser } from './user-state.ts';

const users = z.array(user);

/**
 * The user with this ID, login or email. Reading by ID or login sees a user who was created a moment ago; only the
 * email takes a search, which may lag a second behind.
 */
export async function findUserBy({
  okta,
  input: { userId },
}: ActionContext<{ userId: string }>): Promise<{ found: boolean; user: User | null }> {
  const read = await ifFound(readUser(okta, userId));
  if (read) return { found: true, user: read.body };
  if (!userId.includes('@')) return { found: false, user: null };
  const search = searchExpression('profile.email', 'eq', userId);
  const { body } = await okta.call({
    method: 'GET',
    path: '/api/v1/users',
    query: { search },
    expect: users,
  });
  if (body.length > 1) {
    const logins = body.map(({ id, profile }) => profile?.login ?? id).join(', ');
    throw new ConnectorError(
      'CONFLICT',
      `${body.length} users have this email: ${logins}. Give the ID or login of one.`,
    );
  }
  return { found: body.length === 1, user: body[0] ?? null };
}
