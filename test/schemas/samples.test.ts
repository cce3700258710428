import { describe, expect, test } from 'vitest';
import type { ZodTypeAny } from 'zod/v3';
import { group, sampleGroup } from '../../schemas/group.ts';
import { oktaError } from '../../schemas/okta-error.ts';
import { sampleUser, user, userStatuses } from '../../schemas/user.ts';

describe.each<[string, ZodTypeAny, { id: string }]>([
  ['a user', user, sampleUser],
  ['a group', group, sampleGroup],
])('%s', (_, schema, sample) => {
  test('fits its sample', () => {
    expect(schema.parse(sample)).toEqual(sample);
  });

  test('needs an ID and nothing else', () => {
    expect(schema.parse({ id: sample.id })).toEqual({ id: sample.id });
    expect(schema.safeParse({ ...sample, id: undefined }).success).toBe(false);
  });

  test('keeps what Okta adds, at the top and in the profile', () => {
    const sent = { id: sample.id, added: [1], profile: { custom: { deep: true } } };

    expect(schema.parse(sent)).toEqual(sent);
  });
});

describe('the status of a user', () => {
  test('is one of eight, and may be one that Okta adds', () => {
    expect(userStatuses).toHaveLength(8);
    expect(user.parse({ id: '00u1', status: 'ARCHIVED' })).toEqual({ id: '00u1', status: 'ARCHIVED' });
  });
});

describe('the body of a refusal', () => {
  test.each([
    ['causes with a summary', [{ errorSummary: 'No.' }]],
    ['causes that are plain texts', ['No.']],
    ['causes with a reason and a place', [{ reason: 'R', location: 'body', domain: 'd' }]],
    ['no causes', []],
  ])('takes %s', (_, errorCauses) => {
    const body = {
      errorCode: 'E0000001',
      errorSummary: 'No',
      errorId: 'oae1',
      errorLink: 'E0000001',
      errorCauses,
    };

    expect(oktaError.parse(body)).toEqual(body);
  });

  test('needs a code and nothing else', () => {
    expect(oktaError.parse({ errorCode: 'E0000001' })).toEqual({ errorCode: 'E0000001', errorCauses: [] });
    expect(oktaError.safeParse({ error: 'invalid_scope' }).success).toBe(false);
  });
});
