import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ label: 'Slack' }), { found: true }],
  read: (org) => [
    [
      { label: 'old wiki' },
      async (plain) => ({ found: true, app: await plain.read(`/api/v1/apps/${org.app('Old Wiki').id}`) }),
    ],
    [{ label: 'Link' }, async () => ({ found: false, app: null })],
  ],
};
