import { expect, test } from 'vitest';
import { settingsOf } from '../../../../connector/okta/steps/settings.ts';

test('the settings of an object are all but what Okta sets itself, unknown ones too', () => {
  const zone = { id: 'nzo1', name: 'Office', created: '2026', system: true, _links: {}, keyOfTomorrow: 7 };

  expect(settingsOf(zone)).toEqual({ name: 'Office', keyOfTomorrow: 7 });
});
