import { expect, test } from 'vitest';
import { merged, settingsOf } from '../../../../connector/okta/steps/settings.ts';

test('the settings of an object are all but what Okta sets itself, unknown ones too', () => {
  const zone = { id: 'nzo1', name: 'Office', created: '2026', system: true, _links: {}, keyOfTomorrow: 7 };

  expect(settingsOf(zone)).toEqual({ name: 'Office', keyOfTomorrow: 7 });
});

test('changes go into the objects that are there, and replace lists and all else', () => {
  const settings = { name: 'Office', asns: { include: ['1'], exclude: ['2'] }, proxies: null };
  const changes = { asns: { include: [] }, proxies: { include: ['3'] } };

  expect(merged(settings, changes)).toEqual({
    name: 'Office',
    asns: { include: [], exclude: ['2'] },
    proxies: { include: ['3'] },
  });
  expect(merged(settings, undefined)).toEqual(settings);
});
