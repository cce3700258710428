import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const properties = { fleeting: { title: 'Fleeting', type: 'string' } };
      await plain.send('POST', '/api/v1/meta/schemas/user/default', {
        definitions: { custom: { properties } },
      });
      return { name: 'fleeting' };
    },
    { changed: true },
  ],
  change({ userTypeId }) {
    const path = `/api/v1/meta/schemas/user/${userTypeId.replace('oty', 'osc')}`;
    const body = (property: object | null) => ({
      definitions: { custom: { properties: { fleeting: property } } },
    });
    return [
      {
        before: [['POST', path, body({ title: 'Fleeting', type: 'string' })]],
        input: { userTypeId, name: 'fleeting' },
        calls: [['POST', path, body(null)]],
      },
      // What is not there is not removed.
      { input: { userTypeId, name: 'fleeting' }, calls: [] },
    ];
  },
};
