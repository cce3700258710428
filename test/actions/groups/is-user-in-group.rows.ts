import type { Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { inGroup: false }],
  read(facts) {
    const userId = facts.userInGroups.id;
    const inGroup = async (org: Plain, groupId: string) => {
      const members = await org.all(`/api/v1/groups/${groupId}/users`);
      return { userId, groupId, inGroup: members.some(({ id }) => id === userId) };
    };
    return ['Everyone', 'Sales', 'Domain Laptops'].map((name) => {
      const groupId = facts.group(name).id;
      return [{ userId, groupId }, (org) => inGroup(org, groupId)];
    });
  },
};
