import type { User } from '../../../schemas/user.ts';
import { isObject } from '../../core/conform.ts';

/** A user in a few words, for a list of people. What is no user has an ID alone. */
export function personOf(user: unknown): {
  id: string;
  login?: string | undefined;
  name?: string | undefined;
  manager?: string | undefined;
  status?: string | undefined;
  lastLogin: string | null;
} {
  const { id, status, profile, lastLogin } = (isObject(user) ? user : {}) as Partial<User>;
  const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ');
  return {
    id: id ?? '',
    login: profile?.login ?? undefined,
    ...(name && { name }),
    ...(profile?.manager && { manager: profile.manager }),
    status: status ?? undefined,
    lastLogin: lastLogin ?? null,
  };
}
