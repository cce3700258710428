import { propertyRow } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/meta/schemas/group/default';

export const rows: Rows = {
  run: [
    () => ({ name: 'costCode', title: 'Cost code', type: 'string' }),
    { definitions: { custom: { properties: { costCode: { title: 'Cost code' } } } }, changed: true },
  ],
  change() {
    const text = {
      title: 'Cost code',
      description: 'Who pays.',
      type: 'string',
      minLength: 2,
      maxLength: 20,
    };
    const sizes = [{ const: 'S', title: 'Small' }];
    return [
      propertyRow(
        path,
        { name: 'costCode', ...text, format: 'uri', unique: true, required: false },
        { ...text, format: 'uri', unique: true },
      ),
      propertyRow(
        path,
        { name: 'sizes', title: 'Sizes', type: 'array', itemType: 'string', oneOf: sizes },
        { title: 'Sizes', type: 'array', items: { type: 'string', enum: ['S'], oneOf: sizes } },
      ),
    ];
  },
};
