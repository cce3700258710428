import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { type AnyAction, defineAction } from '../../../../connector/core/define-action.ts';
import { changeObjectState, deleteObject } from '../../../../connector/okta/steps/object-state.ts';
import { answer, refused } from '../../../okta.ts';
import { contextOf } from '../connected.ts';

const declared = {
  description: 'Changes a rule.',
  scopes: ['okta.groups.manage'],
  idempotent: true,
  confirm: true,
  input: z.object({ ruleId: z.string() }).strict(),
} as const;

const rule = z.object({ id: z.string(), status: z.string(), changed: z.boolean() });

const activate = defineAction({
  ...declared,
  name: 'activate_rule',
  title: 'Activate rule',
  operation: 'activateGroupRule',
  effect: 'update',
  states: { of: 'rule', from: ['INACTIVE'], done: ['ACTIVE'] },
  output: rule,
  sample: { input: { ruleId: '0pr1' }, output: { id: '0pr1', status: 'ACTIVE', changed: true } },
  request: { method: 'POST', path: '/api/v1/groups/rules/{ruleId}/lifecycle/activate' },
  execute: changeObjectState,
});

const remove = defineAction({
  ...declared,
  name: 'delete_rule',
  title: 'Delete rule',
  operation: 'deleteGroupRule',
  effect: 'delete',
  states: { of: 'rule', from: ['INACTIVE', 'INVALID'] },
  output: z.object({ ruleId: z.string(), deleted: z.boolean() }),
  sample: { input: { ruleId: '0pr1' }, output: { ruleId: '0pr1', deleted: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/groups/rules/{ruleId}',
    gives: { ruleId: 'ruleId', deleted: true },
  },
  execute: deleteObject,
});

const path = '/api/v1/groups/rules/0pr1';
const is = (status: string) => answer('GET', path, 200, { id: '0pr1', status });
const input = { ruleId: '0pr1' };
const alternatives = () => [activate, remove];
const trying = (action: AnyAction) => action.execute({ ...contextOf(action, input), alternatives });

describe('changeObjectState', () => {
  test('reads the object before and after, and gives what Okta said last', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 204);
    is('ACTIVE');

    await expect(trying(activate)).resolves.toEqual({ id: '0pr1', status: 'ACTIVE', changed: true });
  });

  test('sends nothing where there is nothing left to do', async () => {
    is('ACTIVE');

    await expect(trying(activate)).resolves.toEqual({ id: '0pr1', status: 'ACTIVE', changed: false });
  });

  test('names the status and what works in it', async () => {
    is('INVALID');

    await expect(trying(activate)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message:
        'The rule is INVALID, but "Activate rule" works only for INACTIVE. In this status you can use delete_rule.',
    });
  });

  test('leaves a status that nobody declared to Okta', async () => {
    is('MIGRATING');
    answer('POST', `${path}/lifecycle/activate`, 403, refused('E0000056', 'Wrong state'));

    await expect(trying(activate)).rejects.toMatchObject({ code: 'WRONG_STATE', status: 403 });
  });

  test('says that the change was made when the object cannot be read afterwards', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 204);
    answer('GET', path, 403, refused('E0000006', 'No'));

    await expect(trying(activate)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      retryable: false,
      message: expect.stringMatching(/^Okta made the change, but the rule could not be read afterwards\./),
    });
  });

  test('gives the error of the change, not that of the reading that was to explain it', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 503);
    answer('POST', `${path}/lifecycle/activate`, 400, refused('E0000001', 'Api validation failed: rule'));
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(trying(activate)).rejects.toMatchObject({ code: 'REJECTED' });
  });

  test('takes a state that a repeated request finds for the work of the first, whose reply was lost', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 503);
    answer('POST', `${path}/lifecycle/activate`, 403, refused('E0000056', 'Wrong state'));
    is('ACTIVE');

    await expect(trying(activate)).resolves.toMatchObject({ status: 'ACTIVE', changed: true });
  });
});

describe('deleteObject', () => {
  test('deletes in a status in which Okta does', async () => {
    is('INACTIVE');
    answer('DELETE', path, 202);

    await expect(trying(remove)).resolves.toEqual({ ruleId: '0pr1', deleted: true });
  });

  test('sends nothing in another one', async () => {
    is('ACTIVE');

    await expect(trying(remove)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('takes nothing to be found for done when an earlier reply was lost', async () => {
    is('INACTIVE');
    answer('DELETE', path, 502);
    answer('DELETE', path, 404, refused('E0000007', 'Not found: 0pr1 (GroupRule)'));

    await expect(trying(remove)).resolves.toEqual({ ruleId: '0pr1', deleted: true });
  });
});
