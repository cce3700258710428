import type { Resource } from '../../connector/core/load.ts';
import { activateEventHook } from './activate-event-hook.ts';
import { createEventHook } from './create-event-hook.ts';
import { deactivateEventHook } from './deactivate-event-hook.ts';
import { deleteEventHook } from './delete-event-hook.ts';
import { getEventHook } from './get-event-hook.ts';
import { listEventHooks } from './list-event-hooks.ts';
import { updateEventHook } from './update-event-hook.ts';
import { verifyEventHook } from './verify-event-hook.ts';

export const eventHooks = {
  title: 'Event hooks',
  icon: 'bolt',
  actions: [
    listEventHooks,
    getEventHook,
    createEventHook,
    verifyEventHook,
    updateEventHook,
    activateEventHook,
    deactivateEventHook,
    deleteEventHook,
  ],
} as const satisfies Resource;
