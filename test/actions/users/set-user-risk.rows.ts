import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), riskLevel: 'HIGH' }),
    { riskLevel: 'HIGH', reason: 'Admin override risk' },
  ],
  change(org) {
    const userId = org.user('ACTIVE').id;
    const path = `/api/v1/users/${userId}/risk`;
    const cleared = { riskLevel: 'LOW', riskReason: 'Was a false alarm.' };
    return [
      { input: { userId, riskLevel: 'HIGH' }, calls: [['PUT', path, { riskLevel: 'HIGH' }]] },
      { input: { userId, ...cleared }, calls: [['PUT', path, cleared]] },
    ];
  },
};
