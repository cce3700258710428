import { describe, expect, test } from 'vitest';
import type { LogSource, Trigger } from '../../../../connector/core/define-trigger.ts';
import { filterOf, lifted, matches } from '../../../../connector/okta/steps/log-query.ts';
import { mfaChallengeDenied } from '../../../../connector/triggers/mfa-challenge-denied.ts';
import { newEvents } from '../../../../connector/triggers/new-events.ts';
import { sampleLogEvent } from '../../../../schemas/log-event.ts';
import { open, query } from '../../sandbox/client.ts';

const sourceOf = ({ source }: Pick<Trigger, 'source'>) => source as LogSource;
interface LogEvent extends Record<string, unknown> {
  readonly actor?: { readonly alternateId?: string };
}

const all = sourceOf(newEvents);
const asked = (input: object) => newEvents.input.parse(input);

describe('filterOf', () => {
  test('asks for any event where nothing is chosen', () => {
    expect(filterOf(all, asked({}))).toBeUndefined();
  });

  test('joins what is chosen, and escapes it', () => {
    const input = {
      category: 'groups',
      results: ['FAILURE', 'DENY'],
      target: 'a"b',
      filter: 'severity eq "WARN"',
    };

    expect(filterOf(all, asked(input))).toBe(
      'eventType sw "group." and (outcome.result eq "FAILURE" or outcome.result eq "DENY") and (target.id eq "a\\"b" or target.alternateId eq "a\\"b") and (severity eq "WARN")',
    );
  });

  test('names each kind with the outcomes that count for it', () => {
    expect(filterOf(sourceOf(mfaChallengeDenied), {})).toBe(
      '(eventType eq "user.mfa.okta_verify.deny_push" or (eventType eq "user.authentication.auth_via_mfa" and (outcome.result eq "FAILURE" or outcome.result eq "DENY")))',
    );
  });
});

describe('matches', () => {
  test('agrees with Okta about every event of the log', async () => {
    const { send } = await open();
    const { body: events } = await send<LogEvent[]>('GET', '/api/v1/logs?limit=1000');
    const someone = String(events[0]?.actor?.alternateId);
    for (const input of [
      {},
      { category: 'signIns' },
      { category: 'users' },
      { results: ['FAILURE'] },
      { eventTypes: ['user.session.start', 'user.account.lock'], actor: someone.toUpperCase() },
      { target: someone },
    ]) {
      const filter = filterOf(all, asked(input));
      const { body } = await send<{ uuid: string }[]>(
        'GET',
        query('/api/v1/logs', { limit: 1000, ...(filter && { filter }) }),
      );
      const own = events.filter((event) => matches(all, asked(input), event));
      expect(
        own.map(({ uuid }) => uuid),
        JSON.stringify(input),
      ).toEqual(body.map(({ uuid }) => uuid));
      if (!('target' in input)) expect(body.length, JSON.stringify(input)).toBeGreaterThan(0);
    }
  });

  test('cannot tell what a filter of your own lets through', () => {
    const input = asked({ category: 'signIns', filter: 'severity eq "WARN"' });

    expect(matches(all, input, sampleLogEvent)).toBeUndefined();
    expect(matches(all, input, { ...sampleLogEvent, eventType: 'group.lifecycle.create' })).toBe(false);
  });
});

describe('lifted', () => {
  test('gives null for what an event does not have', () => {
    const lift = {
      user: { target: 'User', part: 'changeDetails' },
      text: { path: 'a.b' },
      list: { words: 'c' },
    };

    expect(lifted(lift, { uuid: '1', target: null })).toEqual({
      uuid: '1',
      target: null,
      user: null,
      text: null,
      list: null,
    });
  });
});
