import { z } from 'zod/v3';
import { device } from '../../../schemas/device.ts';
import type { PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { searchExpression } from '../steps/search-expression.ts';
import { found } from './choices.ts';

export const devices: PickList = {
  title: 'Devices',
  scopes: ['okta.devices.read'],
  async choices(okta, question) {
    const attributes = ['profile.displayName', 'profile.serialNumber'];
    const { items, nextCursor } = await found(okta, '/api/v1/devices', question, (search) =>
      attributes.map((attribute) => searchExpression(attribute, 'co', search)),
    );
    const choices = expected(z.array(device), items).map(({ id, status, profile }) => ({
      value: id,
      label: [profile?.displayName ?? id, status && `(${status})`].filter(Boolean).join(' '),
    }));
    return { choices, nextCursor };
  },
};
