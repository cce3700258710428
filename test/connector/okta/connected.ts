import type { Client } from '../../../connector/core/client.ts';
import type { ActionContext } from '../../../connector/core/define-action.ts';
import { openConnection } from '../../../connector/okta/connection/open-connection.ts';
import type { RunScope } from '../../../connector/okta/road/client.ts';
import { send } from '../../../connector/okta/road/transport.ts';
import { allActions } from '../../all-actions.ts';
import { connection } from '../../okta.ts';

/** A client for one run, whose waits take no time, of the org that the test answers for. */
export const clientOf = (scope: Partial<RunScope> = {}): Client =>
  openConnection(connection, { send, sleep: async () => {}, now: Date.now }).client({
    scopes: ['okta.groups.manage'],
    idempotent: true,
    ...scope,
  });

/** The context that a run hands to a step which several actions share. */
export const contextOf = <Input>(
  action: ActionContext['action'],
  input: Input,
  scope?: Partial<RunScope>,
): ActionContext<Input> => ({
  action,
  input,
  okta: clientOf(scope),
  alternatives: () => allActions,
  signal: undefined,
  log: () => {},
  run: () => Promise.reject(new Error('A step runs no other action.')),
});
