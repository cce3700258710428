import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ name: 'Night shift' }), { outcome: 'created', profile: { name: 'Night shift' } }],
  change(org) {
    const { id, profile } = org.group('Finance');
    const { name } = profile;
    return [
      {
        input: { name: 'Night shift', description: 'Works at night' },
        calls: [
          ['POST', '/api/v1/groups', { profile: { name: 'Night shift', description: 'Works at night' } }],
        ],
      },
      {
        input: { name, description: 'Pays', attributes: { badge: 7 } },
        calls: [['PUT', `/api/v1/groups/${id}`, { profile: { ...profile, description: 'Pays', badge: 7 } }]],
        about: id,
      },
      { input: { name, description: 'Pays' }, calls: [], about: id },
    ];
  },
};
