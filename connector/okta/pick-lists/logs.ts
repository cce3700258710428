import { type EventCategory, eventCategories } from '../../../schemas/event-categories.ts';
import { logEventTypes } from '../../../schemas/log-event-types.ts';
import type { PickList } from '../../core/pick-list.ts';
import { whole } from './choices.ts';

export const logEventTypeList: PickList = {
  title: 'Log event types',
  scopes: [],
  choices: async (_, question) =>
    whole(
      logEventTypes.map((type) => ({ value: type, label: type })),
      question,
    ),
};

/** The types of a category of events. */
export const categoryEventTypeList: PickList = {
  title: 'Event types of a category',
  scopes: [],
  needs: ['category'],
  async choices(_, question) {
    const beginnings: readonly string[] =
      eventCategories[question.given?.['category'] as EventCategory] ?? [];
    const types = logEventTypes.filter(
      (type) => beginnings.length === 0 || beginnings.some((beginning) => type.startsWith(beginning)),
    );
    return whole(
      types.map((type) => ({ value: type, label: type })),
      question,
    );
  },
};
