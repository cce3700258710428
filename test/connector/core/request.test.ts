import { describe, expect, test } from 'vitest';
import { callOf } from '../../../connector/core/request.ts';

describe('callOf', () => {
  test('takes the values of the path from the input', () => {
    const input = { userId: '00u1' };

    expect(callOf({ method: 'GET', path: '/api/v1/users/{userId}' }, input)).toEqual({
      method: 'GET',
      path: '/api/v1/users/{userId}',
      params: input,
    });
  });

  test('takes query parameters from the fields of the same names', () => {
    const request = { method: 'GET', path: '/api/v1/users', query: ['search', 'after'] } as const;

    expect(callOf(request, { search: 'x', other: 'y' }).query).toEqual({ search: 'x', after: undefined });
  });

  test('takes query parameters from fields of other names', () => {
    const request = { method: 'GET', path: '/api/v1/users', query: { q: 'startsWith' } } as const;

    expect(callOf(request, { startsWith: 'a' }).query).toEqual({ q: 'a' });
  });

  test('puts fields at their places in the body', () => {
    const request = {
      method: 'POST',
      path: '/api/v1/users',
      body: {
        profile: 'profile',
        'credentials.password.value': 'password',
        'credentials.provider': 'provider',
      },
    } as const;
    const input = { profile: { city: null }, password: 'secret', provider: { type: 'OKTA' } };

    expect(callOf(request, input).body).toEqual({
      profile: { city: null },
      credentials: { password: { value: 'secret' }, provider: { type: 'OKTA' } },
    });
  });

  test('leaves out of the body what was left out of the input', () => {
    const request = { method: 'POST', path: '/', body: { 'type.id': 'typeId', name: 'name' } } as const;

    expect(callOf(request, { name: 'x' }).body).toEqual({ name: 'x' });
    expect(callOf(request, {}).body).toEqual({});
  });

  test('puts fields into an object of the input without changing the input', () => {
    const request = {
      method: 'POST',
      path: '/api/v1/groups',
      body: { profile: 'attributes', 'profile.name': 'name' },
    } as const;
    const attributes = { badge: 7 };

    expect(callOf(request, { attributes, name: 'x' }).body).toEqual({ profile: { badge: 7, name: 'x' } });
    expect(attributes).toEqual({ badge: 7 });
  });

  test('puts fields into headers, and leaves out those that were left out', () => {
    const request = {
      method: 'POST',
      path: '/',
      headers: { 'if-match': 'version', 'x-note': 'note' },
    } as const;

    expect(callOf(request, { version: 'W/"1"' }).headers).toEqual({ 'if-match': 'W/"1"' });
  });

  test('tells who declares an action that it needs a request or an execute', () => {
    expect(() => callOf(undefined, {})).toThrow('must declare execute');
  });
});
