import { z } from 'zod/v3';
import { type User, user } from '../../../schemas/user.ts';
import { userTypes } from '../../../schemas/user-type.ts';
import type { Choice, PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { searchExpression } from '../steps/search-expression.ts';
import { found, whole } from './choices.ts';

export const users: PickList = {
  title: 'Users',
  scopes: ['okta.users.read'],
  async choices(okta, question) {
    const attributes = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'];
    const { items, nextCursor } = await found(okta, '/api/v1/users', question, (search) =>
      attributes.map((attribute) => searchExpression(attribute, 'sw', search)),
    );
    return { choices: expected(z.array(user), items).map(userChoice), nextCursor };
  },
};

/** A user as a choice: name and username. */
export function userChoice({ id, profile }: User): Choice {
  const name = [profile?.firstName, profile?.lastName].filter(Boolean).join(' ');
  const login = profile?.login ? `(${profile.login})` : '';
  return { value: id, label: `${name} ${login}`.trim() || id };
}

export const userTypeList: PickList = {
  title: 'User types',
  scopes: ['okta.userTypes.read'],
  async choices(okta, question) {
    const { body } = await okta.call({ method: 'GET', path: '/api/v1/meta/types/user', expect: userTypes });
    return whole(
      body.map(({ id, displayName }) => ({ value: id, label: displayName ?? id })),
      question,
    );
  },
};
