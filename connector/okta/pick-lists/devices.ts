import { listed } from './choices.ts';

export const devices = listed({
  title: 'Devices',
  scopes: ['okta.devices.read'],
  source: {
    path: '/api/v1/devices',
    identity: 'id',
    find: { operator: 'co', attributes: ['profile.displayName', 'profile.serialNumber'] },
    value: 'id',
    label: '{profile.displayName|id}[ ({status})]',
  },
});
