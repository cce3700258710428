import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('NetSuite'), deactivateFirst: true }), { deleted: true }],
  change(org) {
    const [active, other] = [org.app('Salesforce').id, org.app('NetSuite').id];
    return [
      { input: { appId: active }, calls: [['DELETE', `/api/v1/apps/${active}`]] },
      {
        input: { appId: other, deactivateFirst: true },
        calls: [
          ['POST', `/api/v1/apps/${other}/lifecycle/deactivate`],
          ['DELETE', `/api/v1/apps/${other}`],
        ],
      },
    ];
  },
};
