import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ name: 'Robotics' }), { profile: { name: 'Robotics' } }],
  change: () => [
    {
      input: { name: 'Robotics', description: 'Builds', attributes: { badge: 7 } },
      calls: [['POST', '/api/v1/groups', { profile: { name: 'Robotics', description: 'Builds', badge: 7 } }]],
    },
  ],
};
