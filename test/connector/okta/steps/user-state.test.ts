import { describe, expect, test } from 'vitest';
import { suspendUser } from '../../../../actions/users/suspend-user.ts';
import { ConnectorError } from '../../../../connector/core/error.ts';
import { stateOf, userIfAlreadyDone } from '../../../../connector/okta/steps/user-state.ts';
import { wrongStateMessage } from '../../../../connector/okta/steps/wrong-state.ts';
import { userStatuses } from '../../../../schemas/user.ts';
import { allActions } from '../../../all-actions.ts';
import { answer, refused } from '../../../okta.ts';
import { contextOf } from '../connected.ts';

// A row for each action, a column for each status in the order of userStatuses: L legal, D nothing left to do, - wrong.
//                STAGED PROVISIONED ACTIVE PASSWORD_EXPIRED RECOVERY LOCKED_OUT SUSPENDED DEPROVISIONED
const table: Record<string, string> = {
  activate_user: 'L D D - - - - L',
  reactivate_user: '- L - - L - - -',
  suspend_user: '- L L L - - D -',
  unsuspend_user: '- D D D - - L -',
  unlock_user: '- - D D - L - -',
  deactivate_user: 'L L L L L L L D',
  delete_user: '- - - - - - - L',
  convert_user_to_federated: '- L L L L L - -',
  reset_password: '- L L L L L - -',
  expire_password: '- - L L L - - -',
  expire_password_with_temp_password: '- L L L L - - -',
  set_password: 'L L L L L L L -',
  change_password: 'L - L L L - - -',
  forgot_password: '- - L - - - - -',
  forgot_password_set_new_password: '- - L - - - - -',
  change_recovery_question: 'L - L - L - - -',
  update_user: 'L L L L L L L -',
  replace_user: 'L L L L L L L -',
  reset_factors: 'L L L L L L L L',
};

const messageIn = (status: string) => wrongStateMessage(status, contextOf(suspendUser, {}));

const letters = { legal: 'L', done: 'D', wrong: '-', unknown: '?' };

describe('the state machine of users', () => {
  test('knows these actions', () => {
    const declared = allActions.filter(({ states }) => states && !states.of).map(({ name }) => name);

    expect(declared.sort()).toEqual(Object.keys(table).sort());
  });

  test.each(Object.entries(table))('takes %s in the statuses %s', (name, row) => {
    const action = allActions.find((one) => one.name === name);

    expect(userStatuses.map((status) => letters[stateOf(status, action?.states)]).join(' ')).toBe(row);
  });

  test('knows nothing of a status that Okta adds', () => {
    expect(stateOf('ARCHIVED', suspendUser.states)).toBe('unknown');
    expect(stateOf(undefined, suspendUser.states)).toBe('unknown');
  });

  test('explains no failure of an action that declares no states', () => {
    expect(userStatuses.map((status) => stateOf(status))).not.toContain('wrong');
  });
});

describe('userIfAlreadyDone', () => {
  const rejected = new ConnectorError('REJECTED', 'No.', { status: 400, okta: { causes: [] } });
  const stateAfter = (error: unknown, scope = {}) =>
    userIfAlreadyDone(error, contextOf(suspendUser, { userId: '00u1' }, scope));

  test('gives the user with whom nothing is left to do', async () => {
    answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'SUSPENDED' });

    await expect(stateAfter(rejected)).resolves.toMatchObject({ body: { status: 'SUSPENDED' } });
  });

  test('names the status, and keeps what Okta said', async () => {
    answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'STAGED' });

    await expect(stateAfter(rejected)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      status: 400,
      okta: { causes: [] },
      message: messageIn('STAGED'),
    });
  });

  test('keeps to itself facts that are not known', async () => {
    answer('GET', '/api/v1/users/00u1', 200, { id: '00u1', status: 'STAGED' });
    const error: unknown = await stateAfter(new ConnectorError('REJECTED', 'No.')).catch((thrown) => thrown);

    expect(Object.keys(error as object).sort()).toEqual(['code', 'name', 'retryable']);
  });

  test.each([
    ['the status does not explain it', 200, { id: '00u1', status: 'ACTIVE' }],
    ['the status is not known', 200, { id: '00u1', status: 'ARCHIVED' }],
    ['the user has no status', 200, { id: '00u1' }],
    ['the user cannot be read', 404, refused('E0000007', 'Not found')],
  ])('gives the error as it came when %s', async (_, status, body) => {
    answer('GET', '/api/v1/users/00u1', status, body);

    await expect(stateAfter(rejected)).rejects.toBe(rejected);
  });

  test.each([new ConnectorError('FORBIDDEN', 'No.'), new TypeError('undefined is not a function')])(
    'reads no user after %s',
    async (error) => {
      await expect(stateAfter(error)).rejects.toBe(error);
    },
  );

  test('says that the run was stopped while it read', async () => {
    const stopped = stateAfter(rejected, { signal: AbortSignal.abort() });

    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('wrongStateMessage', () => {
  test('names the status, where the action works and what works now, the likeliest first', () => {
    expect(messageIn('LOCKED_OUT')).toBe(
      'The user is LOCKED_OUT, but "Suspend user" works only for ACTIVE, PASSWORD_EXPIRED, PROVISIONED. ' +
        'In this status you can use unlock_user, reset_password, convert_user_to_federated, update_user, replace_user, deactivate_user, set_password.',
    );
  });

  test('names nothing for a status in which nothing works', () => {
    expect(messageIn('ARCHIVED')).toBe(
      'The user is ARCHIVED, but "Suspend user" works only for ACTIVE, PASSWORD_EXPIRED, PROVISIONED.',
    );
  });
});
