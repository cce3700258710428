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
