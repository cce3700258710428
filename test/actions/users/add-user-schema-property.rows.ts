import { propertyRow } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    () => ({ name: 'costCode', title: 'Cost code', type: 'string' }),
    { definitions: { custom: { properties: { costCode: { title: 'Cost code' } } } }, changed: true },
  ],
  change({ userTypeId, consent: { clientId } }) {
    const ofRobots = `/api/v1/meta/schemas/user/${userTypeId.replace('oty', 'osc')}`;
    const text = {
      title: 'Cost code',
      description: 'Who pays.',
      type: 'string',
      minLength: 2,
      maxLength: 20,
    };
    const master = { type: 'OVERRIDE', priority: [{ type: 'APP', value: clientId }] };
    const choices = {
      enum: [1, 2],
      oneOf: [
        { const: 1, title: 'One' },
        { const: 2, title: '2' },
      ],
    };
    const oneOf = [{ const: '1', title: 'One' }, { const: '2' }];
    return [
      propertyRow(
        '/api/v1/meta/schemas/user/default',
        { name: 'costCode', ...text, format: 'email', unique: true, scope: 'SELF' },
        { ...text, format: 'email', unique: true, scope: 'SELF' },
      ),
      propertyRow(
        ofRobots,
        {
          userTypeId,
          name: 'seat',
          title: 'Seat',
          type: 'boolean',
          required: true,
          userPermission: 'READ_ONLY',
          master: 'OVERRIDE',
          masterPriority: [clientId],
        },
        {
          title: 'Seat',
          type: 'boolean',
          required: true,
          permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
          master,
        },
      ),
      propertyRow(
        ofRobots,
        { userTypeId, name: 'levels', title: 'Levels', type: 'array', itemType: 'integer', oneOf },
        { title: 'Levels', type: 'array', items: { type: 'integer', ...choices } },
      ),
    ];
  },
};
