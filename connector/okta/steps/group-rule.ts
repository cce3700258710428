import { z } from 'zod/v3';
import { type GroupRule, groupRule } from '../../../schemas/group-rule.ts';
import type { Client, Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError, replyIsLost } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { createOnce } from './create-once.ts';
import { toExplain } from './if-found.ts';
import { holdsInAnyOrder, merged } from './merge-json.ts';
import { readBack } from './object-state.ts';
import { assertState, wrongStateMessage } from './wrong-state.ts';

const readRule = (okta: Client, groupRuleId: string): Promise<Reply<GroupRule>> =>
  okta.call({
    method: 'GET',
    path: '/api/v1/groups/rules/{groupRuleId}',
    params: { groupRuleId },
    expect: groupRule,
  });

/** Turns a rule on or off. Sent again after a lost reply Okta refuses it, since the first one was carried out. */
async function turn(okta: Client, groupRuleId: string, to: 'activate' | 'deactivate'): Promise<void> {
  const path = `/api/v1/groups/rules/{groupRuleId}/lifecycle/${to}`;
  try {
    await okta.call({ method: 'POST', path, params: { groupRuleId }, repeatable: true });
  } catch (error) {
    const now = okta.replyLost && (await toExplain(error, readRule(okta, groupRuleId))).body.status;
    if (now !== (to === 'activate' ? 'ACTIVE' : 'INACTIVE')) throw error;
  }
}

/** The rule of exactly this name. Okta's search finds words in names, so that all rules are read. */
async function findRuleByName(okta: Client, name: string): Promise<Reply<GroupRule> | undefined> {
  const all = { limit: Number.POSITIVE_INFINITY, pageSize: 200 };
  const { page, reply } = await okta.list({ method: 'GET', path: '/api/v1/groups/rules' }, all);
  const found = expected(z.array(groupRule), page.items).find((rule) => rule.name === name);
  if (!found && page.hasMore) {
    throw new ConnectorError('UNEXPECTED_RESPONSE', `Okta stopped after ${page.count} group rules.`);
  }
  return found && { ...reply, body: found };
}

/** Creates a rule, which Okta makes inactive, and activates it if that is wanted. */
export async function createRule({
  okta,
  action,
  input,
}: ActionContext<{ name: string; activate: boolean }>): Promise<GroupRule> {
  const call = callOf(action.request, input);
  const made = await createOnce(
    okta,
    { ...call, expect: groupRule },
    { find: () => findRuleByName(okta, input.name), eventType: 'policy.rule.add' },
  );
  if (!input.activate) return made;
  try {
    await turn(okta, made.id, 'activate');
  } catch (error) {
    throw but(error, `Okta created the rule ${made.id}, but it is not known to be active. ${wayOut}`);
  }
  return (await readBack(readRule(okta, made.id), 'group rule')).body;
}

/**
 * Changes parts of a rule. Okta's PUT replaces all of it and takes an inactive rule only, so that the rule is read and
 * merged, and an active one is deactivated before and activated afterwards, if that is wanted.
 */
export async function updateRule(
  context: ActionContext<{ groupRuleId: string; reactivate: boolean }>,
): Promise<GroupRule & { changed: boolean }> {
  const { okta, action, input, log } = context;
  const { groupRuleId, reactivate } = input;
  const { body: rule } = await readRule(okta, groupRuleId);
  const call = callOf(action.request, input);
  if (holdsInAnyOrder(rule, call.body)) return { ...rule, changed: false };

  const { name, conditions, actions, status = '' } = rule;
  const body = merged({ name, conditions, actions }, call.body);
  const write = async () => (await okta.call({ ...call, body, expect: groupRule })).body;
  if (status !== 'ACTIVE') {
    assertState(status, context);
    return { ...(await write()), changed: true };
  }
  if (!reactivate) {
    const message = `${wrongStateMessage(status, context)} Or turn on "Deactivate and reactivate" to do it in one run.`;
    throw new ConnectorError('WRONG_STATE', message);
  }
  try {
    await turn(okta, groupRuleId, 'deactivate');
  } catch (error) {
    throw mayBeDone(error) ? await activeAgain(okta, groupRuleId, error, unchanged) : error;
  }
  log('The rule is inactive while it is changed');
  try {
    await write();
  } catch (error) {
    const written = mayBeDone(error) ? 'It is not certain whether the rule was changed' : unchanged;
    throw await activeAgain(okta, groupRuleId, error, written);
  }
  try {
    await turn(okta, groupRuleId, 'activate');
  } catch (error) {
    throw but(error, `The rule was changed, but it is not known to be active again. ${wayOut}`);
  }
  return { ...(await readBack(readRule(okta, groupRuleId), 'group rule')).body, changed: true };
}

const unchanged = 'The rule was not changed';

/** True if Okta may have done what failed like this. */
const mayBeDone = (error: unknown): boolean =>
  isConnectorError(error) && (error.code === 'CANCELLED' || replyIsLost(error));

/** Activates a rule again that could not be changed. Gives back the error, which then says how far the run came. */
async function activeAgain(
  okta: Client,
  groupRuleId: string,
  error: unknown,
  written: string,
): Promise<unknown> {
  try {
    await turn(okta, groupRuleId, 'activate');
    return but(error, `${written}. It is active again.`);
  } catch {
    return but(error, `${written}, and it is not known to be active again. ${wayOut}`);
  }
}

const wayOut = 'Check its status with get_group_rule, and use activate_group_rule.';

/** The error of a run that came half the way, which must not be taken for one that changed nothing. */
const but = (error: unknown, soFar: string): unknown =>
  isConnectorError(error) ? error.with({ message: `${error.message} ${soFar}`, retryable: false }) : error;
