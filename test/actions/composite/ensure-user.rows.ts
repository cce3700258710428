import type { Rows } from '../../rows.ts';

const profile = { firstName: 'Nova', lastName: 'Hire', email: 'nova.hire@example.com' };

export const rows: Rows = {
  run: [() => ({ profile, activate: false }), { outcome: 'created', status: 'STAGED' }],
  change(org) {
    const known = org.user('ACTIVE', ({ profile: { department } }) => department);
    const { login, email, firstName, lastName } = known.profile;
    const same = { login, email, firstName, lastName };
    return [
      {
        input: { profile, activate: false },
        calls: [['POST', '/api/v1/users?activate=false', { profile: { ...profile, login: profile.email } }]],
        about: profile.email,
      },
      {
        input: { profile: { ...same, department: 'Night shift' } },
        calls: [['POST', `/api/v1/users/${known.id}`, { profile: { department: 'Night shift' } }]],
        about: known.id,
      },
      { input: { profile: { ...same, department: 'Night shift' } }, calls: [], about: known.id },
    ];
  },
};
