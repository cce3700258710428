import { z } from 'zod/v3';
import type { MembersSource } from '../../core/define-trigger.ts';
import { ConnectorError } from '../../core/error.ts';
import { type PollContext, type Poller, serverTime, stateOf } from './poller.ts';

/** The date of a change is cut to the second and may come late, so a group that has just changed is read again. */
const settling = 60_000;
/** The date does not tell of members who were deactivated or deleted, so everything is read once an hour. */
const untold = 3_600_000;

const snapshot = z.object({
  v: z.literal(1),
  group: z.string(),
  /** The group's own date of its last change. */
  changed: z.string().nullable(),
  /** The time of the last reading of all members, in ms. */
  read: z.number(),
  /** The IDs of the members, in order, with spaces in between. */
  members: z.string(),
});

const group = z.object({ id: z.string(), lastMembershipUpdated: z.string().nullish() }).passthrough();
const member = z.object({ id: z.string() }).passthrough();

/** Who came and who left, by comparison with the members at the poll before. */
export const membersSource: Poller<MembersSource> = {
  async poll(context) {
    const { okta, source, input } = context;
    const groupId = String(input[source.group]);
    const before = stateOf(snapshot, context);
    const reply = await okta.call({
      method: 'GET',
      path: '/api/v1/groups/{groupId}',
      params: { groupId },
      expect: group,
    });
    const now = serverTime(reply, okta);
    const changed = reply.body.lastMembershipUpdated ?? null;
    const known = before?.group === reply.body.id ? before : undefined;
    const still =
      known &&
      changed !== null &&
      known.changed === changed &&
      known.read > Date.parse(changed) + settling &&
      known.read > now - untold;
    if (still) return { events: [], state: known, more: false, lag: 0, gaps: [] };

    const members = await membersOf(context, groupId);
    const ids = new Set(known?.members.split(' ').filter(Boolean));
    const came = known ? members.filter(({ id }) => !ids.has(id)) : [];
    for (const { id } of members) ids.delete(id);
    const events = [
      ...came.map((user) => ({ change: 'ADDED', user, group: reply.body })),
      ...[...ids].map((id) => ({ change: 'REMOVED', user: { id }, group: reply.body })),
    ];
    const all = members.map(({ id }) => id).sort();
    const state = { v: 1, group: reply.body.id, changed, read: now, members: all.join(' ') };
    return { events, state, more: false, lag: 0, gaps: [] };
  },

  /** Members of now, as if they had just come. */
  async latest({ okta, source, input }) {
    const params = { groupId: String(input[source.group]) };
    const path = '/api/v1/groups/{groupId}';
    const { body: of } = await okta.call({ method: 'GET', path, params, expect: group });
    const { page } = await okta.list(
      { method: 'GET', path: `${path}/users`, params },
      { limit: 1, pageSize: 1 },
    );
    return page.items.map((user) => ({ change: 'ADDED', user, group: of }));
  },
};

/** All members, or an error: who is missing from a part of the list has not left. */
async function membersOf({ okta, source }: PollContext<MembersSource>, groupId: string) {
  const { page } = await okta.list(
    { method: 'GET', path: '/api/v1/groups/{groupId}/users', params: { groupId } },
    { limit: source.most + 1, pageSize: 200, identity: 'id' },
  );
  if (page.count > source.most) {
    throw new ConnectorError(
      'INVALID_INPUT',
      `The group has more than ${source.most} members, too many to compare. Use "Group member added" and "Group member removed", which read the System Log.`,
    );
  }
  const members = z.array(member).safeParse(page.items);
  if (page.hasMore || !members.success) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      'Okta did not list all members of the group, so nobody can say who left. The next poll tries again.',
      { retryable: true },
    );
  }
  return members.data;
}
