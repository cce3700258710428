import { networkZone } from '../../../schemas/network-zone.ts';
import { everything } from './choices.ts';

export const networkZones = everything({
  title: 'Network zones',
  scopes: ['okta.networkZones.read'],
  path: '/api/v1/zones',
  item: networkZone,
  choice: ({ id, name, usage }) => ({
    value: id,
    label: [name ?? id, usage && `(${usage})`].filter(Boolean).join(' '),
  }),
  pageSize: 200,
  identity: 'id',
});
