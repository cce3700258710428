import { eventHook } from '../../../schemas/event-hook.ts';
import { everything } from './choices.ts';

export const eventHooks = everything({
  title: 'Event hooks',
  scopes: ['okta.eventHooks.read'],
  path: '/api/v1/eventHooks',
  item: eventHook,
  choice: ({ id, name, status }) => ({
    value: id,
    label: [name ?? id, status && `(${status})`].filter(Boolean).join(' '),
  }),
});
