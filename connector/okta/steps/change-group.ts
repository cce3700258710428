import { type Group, group } from '../../../schemas/group.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { callOf, givenBack, type RequestData } from '../../core/request.ts';
import { readGroup } from './find-group.ts';
import { toExplain } from './if-found.ts';

/**
 * Carries out a change of a group, and gives what the request says. Okta answers a change of a group that it does not master with 403 or 501, as if a
 * right were missing: reading the group tells.
 */
export async function changeGroup<Output>({
  okta,
  action,
  input,
}: ActionContext<{ groupId: string }>): Promise<Output> {
  try {
    return await okta.perform(action.request, input);
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    // A delete of the group that is sent again after a lost reply finds nothing, since the first one was carried out.
    if (error.code === 'NOT_FOUND' && okta.replyLost && deletesGroup(action.request)) {
      return givenBack(action.request?.gives, input);
    }
    if (!['FORBIDDEN', 'REJECTED'].includes(error.code)) throw error;
    assertOktaGroup((await toExplain(error, readGroup(okta, input.groupId))).body, error);
    throw error;
  }
}

const deletesGroup = (request: RequestData | undefined) =>
  request?.method === 'DELETE' && request.path.endsWith('/{groupId}');

/** Changes some attributes of a group. Okta's PUT overwrites the whole profile, so the group is read and merged first. */
export async function mergeGroup({
  okta,
  action,
  input: { groupId, name, description, attributes },
}: ActionContext<{
  groupId: string;
  name?: string | undefined;
  description?: string | null | undefined;
  attributes?: Record<string, unknown> | undefined;
}>): Promise<Group> {
  const { body } = await readGroup(okta, groupId);
  assertOktaGroup(body);
  const call = callOf(action.request, { groupId });
  const profile = {
    ...body.profile,
    ...attributes,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  };
  return (await okta.call({ ...call, body: { profile }, expect: group })).body;
}

/** Refuses a group that Okta does not master, as the meaning of an error where there was one. */
function assertOktaGroup({ type, profile }: Group, error?: ConnectorError): void {
  if (!type || type === 'OKTA_GROUP') return;
  const keeper = type === 'BUILT_IN' ? 'Okta itself' : 'an application or directory';
  const message = `The group "${profile?.name}" is of type ${type}. It is managed by ${keeper} and cannot be changed here.`;
  throw (
    error?.with({ code: 'REJECTED', message, retryable: false }) ?? new ConnectorError('REJECTED', message)
  );
}
