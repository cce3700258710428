import { describe, expect, test } from 'vitest';
import { mustAsk } from '../../../../connector/hosts/shared/care.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();

const asks = (name: string, input: Record<string, unknown>) => {
  const action = manifest.actions.find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  return mustAsk(action, input);
};

describe('a person', () => {
  test.each<[string, Record<string, unknown>]>([
    ['update_user', { userId: '00u1', profile: { email: 'mallory@evil.example' } }],
    ['update_user', { userId: '00u1', profile: { title: 'CEO', mobilePhone: null } }],
    ['update_user', { userId: '00u1', profile: { ' Login ': 'mallory' } }],
    ['update_user', { userId: '00u1', profile: '{"email":"mallory@evil.example"}' }],
    ['update_user', { userId: '00u1', profile: [{ email: 'mallory@evil.example' }] }],
    ['create_user', { profile: {} }],
    ['create_user', { profile: {}, activate: 'false' }],
    ['create_user', { profile: {}, activate: false, groupIds: ['00g1'] }],
    ['update_group', { groupId: '00g1', name: 'Administrators' }],
    ['add_user_to_group', { groupId: '00g1', userId: '00u1' }],
    ['forgot_password', { userId: '00u1' }],
    ['expire_password', { userId: '00u1' }],
    ['change_recovery_question', { userId: '00u1' }],
  ])('is asked before %s of %j', (name, input) => {
    expect(asks(name, input)).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ['update_user', { userId: '00u1', profile: { title: 'CEO', nickName: null } }],
    ['update_user', { userId: '00u1', profile: null }],
    ['create_user', { profile: { login: 'ada@example.com' }, activate: false }],
    ['update_group', { groupId: '00g1', description: 'Builds the product.' }],
    ['create_group', { name: 'Engineering' }],
    ['get_user', { userId: '00u1' }],
  ])('is not asked before %s of %j', (name, input) => {
    expect(asks(name, input)).toBe(false);
  });
});
