import { describe, expect, test } from 'vitest';
import { receive } from '../../../../connector/okta/polling/receive.ts';

const secret = 'a-long-random-secret-of-the-hook';
const events = [{ uuid: '1', eventType: 'user.lifecycle.create' }];
const delivery = JSON.stringify({ eventType: 'com.okta.event_hook', data: { events } });

const ask = (method: string, body = '', headers: Record<string, string> = {}) =>
  receive({ method, body, headers: { authorization: secret, ...headers }, secret });

describe('receive', () => {
  test('answers the challenge of a verification', () => {
    const { status, headers, body, events } = ask('GET', '', { 'x-okta-verification-challenge': 'abc' });

    expect([status, headers, JSON.parse(body), events]).toEqual([
      200,
      { 'Content-Type': 'application/json' },
      { verification: 'abc' },
      [],
    ]);
  });

  test('takes a delivery, and says nothing but that', () => {
    expect(ask('POST', delivery)).toEqual({ status: 204, headers: {}, body: '', events });
  });

  test.each([
    ['a wrong secret', 'POST', delivery, { authorization: 'wrong' }, 401],
    ['no secret', 'POST', delivery, { authorization: '' }, 401],
    [
      'a challenge with a wrong secret',
      'GET',
      '',
      { authorization: 'x', 'x-okta-verification-challenge': 'abc' },
      401,
    ],
    ['a GET without a challenge', 'GET', '', {}, 400],
    ['another method', 'PUT', delivery, {}, 405],
    ['what is no JSON', 'POST', '{"eventType"', {}, 400],
    ['what is no object', 'POST', '[]', {}, 400],
    ['another kind of message', 'POST', '{"eventType":"com.example","data":{"events":[]}}', {}, 400],
    ['a delivery without events', 'POST', '{"eventType":"com.okta.event_hook","data":{}}', {}, 400],
  ])('refuses %s', (_, method, body, headers, status) => {
    expect(ask(method, body, headers)).toMatchObject({ status, events: [] });
  });
});
