import { describe, expect, test } from 'vitest';
import { rightsTo } from '../../../../connector/okta/connection/rights.ts';

const actions = [
  { name: 'list_users', scopes: ['okta.users.read'] },
  { name: 'suspend_user', scopes: ['okta.users.manage'] },
  { name: 'list_log_events', scopes: ['okta.logs.read'] },
  { name: 'call_okta_api', scopes: [] },
];

describe('rightsTo', () => {
  test('takes what could be read for proven, and a change for unproven', () => {
    expect(rightsTo(actions, { readable: { users: true, logs: true } })).toEqual({
      allowed: ['list_users', 'list_log_events', 'call_okta_api'],
      refused: [],
      unproven: ['suspend_user'],
    });
  });

  test('takes what was not tried for unproven', () => {
    expect(rightsTo(actions, { readable: {} }).unproven).toEqual([
      'list_users',
      'suspend_user',
      'list_log_events',
    ]);
  });

  test('lets a super administrator do everything', () => {
    expect(rightsTo(actions, { readable: {}, roles: ['USER_ADMIN', 'SUPER_ADMIN'] }).allowed).toHaveLength(4);
  });

  test('lets a super administrator do nothing without the scope', () => {
    const { refused } = rightsTo(actions, {
      grant: { asked: ['okta.users.manage', 'okta.logs.read'], granted: ['okta.users.manage'] },
      readable: {},
      roles: ['SUPER_ADMIN'],
    });

    expect(refused).toEqual([{ name: 'list_log_events', why: 'the scope okta.logs.read was not granted' }]);
  });

  test('tells a scope that is not asked for from one that is not granted', () => {
    const { refused } = rightsTo(actions, {
      grant: { asked: ['okta.users.read'], granted: ['okta.users.read'] },
      readable: { users: true },
    });

    expect(refused).toEqual([
      { name: 'suspend_user', why: 'the connection does not request the scope okta.users.manage' },
      { name: 'list_log_events', why: 'the connection does not request the scope okta.logs.read' },
    ]);
  });

  test('lets nobody change what they may not even see', () => {
    expect(rightsTo(actions, { readable: { users: false, logs: true } })).toEqual({
      allowed: ['list_log_events', 'call_okta_api'],
      refused: [
        { name: 'list_users', why: 'the administrator role cannot read users' },
        { name: 'suspend_user', why: 'the administrator role cannot read users' },
      ],
      unproven: [],
    });
  });

  test('lets roles that only read change nothing', () => {
    const { allowed, refused } = rightsTo(actions, {
      readable: { users: true, logs: true },
      roles: ['READ_ONLY_ADMIN', 'REPORT_ADMIN'],
    });

    expect(allowed).toContain('list_users');
    expect(refused).toEqual([
      { name: 'suspend_user', why: 'the role READ_ONLY_ADMIN, REPORT_ADMIN is read-only' },
    ]);
  });

  test('lets roles change something when one of them may', () => {
    const roles = ['READ_ONLY_ADMIN', 'USER_ADMIN'];

    expect(rightsTo(actions, { readable: { users: true }, roles }).unproven).toContain('suspend_user');
  });
});
