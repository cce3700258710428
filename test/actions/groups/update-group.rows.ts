import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group, description: 'Builds' }), { profile: { description: 'Builds' } }],
  change(org) {
    const { id } = org.group('Sales');
    const profile = { ...org.group('Sales').profile, description: 'Sells', badge: 7 };
    return [
      {
        input: { groupId: id, description: 'Sells', attributes: { badge: 7 } },
        calls: [['PUT', `/api/v1/groups/${id}`, { profile }]],
      },
      {
        input: { groupId: id, name: 'Sales and service' },
        calls: [['PUT', `/api/v1/groups/${id}`, { profile: { ...profile, name: 'Sales and service' } }]],
      },
    ];
  },
};
