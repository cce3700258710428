import { eventCategories } from '../../schemas/event-categories.ts';
import type { LogSource } from '../core/define-trigger.ts';

/** The conditions that `eventQueryInput` sets. */
export const eventQuery = {
  where: [
    { input: 'category', fields: ['eventType'], beginnings: eventCategories },
    { input: 'eventTypes', fields: ['eventType'] },
    { input: 'results', fields: ['outcome.result'] },
    { input: 'actor', fields: ['actor.id', 'actor.alternateId'] },
    { input: 'target', fields: ['target.id', 'target.alternateId'] },
  ],
  filter: 'filter',
} as const satisfies Omit<LogSource, 'kind'>;
