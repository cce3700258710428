import { describe, expect, test } from 'vitest';
import { scopeOf, scopes } from '../../../../connector/sandbox/access/scopes.ts';
import { specification } from '../../../openapi.ts';

describe('the scope of an operation', () => {
  test.each([
    ['GET', '/api/v1/users/00u1/factors', 'okta.users.read'],
    ['DELETE', '/api/v1/users/00u1/sessions', 'okta.users.manage'],
    ['GET', '/api/v1/users/00u1/roles/ra1', 'okta.roles.read'],
    ['PUT', '/api/v1/users/00u1/risk', 'okta.userRisk.manage'],
    ['GET', '/api/v1/groups/rules', 'okta.groups.read'],
    ['POST', '/api/v1/groups/00g1/roles', 'okta.roles.manage'],
    ['POST', '/oauth2/v1/clients/0oa1/roles', 'okta.roles.manage'],
    ['POST', '/api/v1/apps/0oa1/grants', 'okta.appGrants.manage'],
    ['GET', '/api/v1/meta/schemas/user/linkedObjects', 'okta.linkedObjects.read'],
    ['GET', '/api/v1/zones', 'okta.networkZones.read'],
    ['DELETE', '/api/v1/api-tokens/current', undefined],
  ])('of %s %s is %s', (method, path, scope) => {
    expect(scopeOf(method, path)).toBe(scope);
  });

  test('is one of the 109 that Okta has', () => {
    expect(scopes.size).toBe(109);
    expect(scopes).not.toContain('okta.logs.manage');
    expect([...scopes].filter((scope) => !/^(okta|ssf)\./.test(scope))).toEqual([]);
  });

  test.runIf(specification)('is that of Okta’s specification', () => {
    const own: Record<string, string | undefined> = {};
    const theirs: Record<string, string | undefined> = {};
    for (const [id, { method, path, security = [] }] of specification?.operations ?? []) {
      own[id] = scopeOf(method, path.replaceAll(/\{\w+\}/g, 'id'));
      theirs[id] = security.flatMap(({ oauth2 = [] }) => oauth2)[0];
    }
    expect(Object.keys(own).length).toBeGreaterThan(180);
    expect(own).toEqual(theirs);
  });
});
