import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  ConnectorError,
  errorCodes,
  isConnectorError,
  mayHaveBeenMade,
} from '../../../connector/core/error.ts';

const facts = {
  retryable: true,
  status: 429,
  retryAt: '2026-11-21T12:00:30.000Z',
  action: 'get_user',
  fields: [{ field: 'userId', message: 'is required' }],
  okta: { errorCode: 'E0000047', requestId: 'req1', causes: [] },
};

describe('ConnectorError', () => {
  test('is an Error with a code, a message and what is known', () => {
    const error = new ConnectorError('RATE_LIMITED', 'Run again later.', facts);

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'ConnectorError', code: 'RATE_LIMITED', ...facts });
    expect(String(error)).toBe('ConnectorError: Run again later.');
    expect(error.stack).toContain('error.test.ts');
  });

  test('is not retryable unless it says so', () => {
    expect(new ConnectorError('REJECTED', 'No.').retryable).toBe(false);
  });

  test('holds nothing that is not known', () => {
    const unknown = { status: undefined } as unknown as { status: number };
    const error = new ConnectorError('REJECTED', 'No.', unknown);

    expect(Object.keys(error).sort()).toEqual(['code', 'name', 'retryable']);
    expect(inspect(error)).not.toContain('undefined');
  });

  test('does not change the facts that it is given', () => {
    const given = { status: undefined, action: 'get_user' } as unknown as { action: string };
    new ConnectorError('REJECTED', 'No.', given);

    expect(Object.keys(given)).toEqual(['status', 'action']);
  });

  test('is plain data for a log or a message queue, the message included', () => {
    const error = new ConnectorError('RATE_LIMITED', 'Run again later.', facts);
    const data = { name: 'ConnectorError', code: 'RATE_LIMITED', message: 'Run again later.', ...facts };

    expect(error.toJSON()).toEqual(data);
    expect(JSON.parse(JSON.stringify(error))).toEqual(data);
  });

  test('gives the same error with more facts', () => {
    const error = new ConnectorError('RATE_LIMITED', 'Run again later.', facts).with({ action: 'get_group' });

    expect(error).toBeInstanceOf(ConnectorError);
    expect(error.toJSON()).toEqual({
      name: 'ConnectorError',
      code: 'RATE_LIMITED',
      message: 'Run again later.',
      ...facts,
      action: 'get_group',
    });
  });

  test('gives the same error with other words', () => {
    const error = new ConnectorError('NETWORK', 'Lost.', { status: 502 }).with({
      message: 'Lost, and safe to repeat.',
      retryable: true,
    });

    expect(error).toMatchObject({
      code: 'NETWORK',
      message: 'Lost, and safe to repeat.',
      retryable: true,
      status: 502,
    });
  });
});

describe('isConnectorError', () => {
  test('knows an error of another copy of the package', () => {
    const other = Object.assign(new Error('No.'), { name: 'ConnectorError', code: 'REJECTED' });

    expect(isConnectorError(other)).toBe(true);
  });

  test.each([
    [new Error('No.')],
    [Object.assign(new Error('No.'), { code: 'ECONNRESET' })],
    [{ name: 'ConnectorError', code: 'REJECTED' }],
    [undefined],
    ['ConnectorError'],
  ])('knows that %j is none', (value) => {
    expect(isConnectorError(value)).toBe(false);
  });
});

describe('errorCodes', () => {
  test('are a closed set', () => {
    expect(Object.keys(errorCodes)).toEqual([
      'INVALID_INPUT',
      'INVALID_CONNECTION',
      'AUTHENTICATION_FAILED',
      'FORBIDDEN',
      'NOT_LICENSED',
      'NOT_FOUND',
      'CONFLICT',
      'WRONG_STATE',
      'REJECTED',
      'RATE_LIMITED',
      'TIMEOUT',
      'NETWORK',
      'OKTA_UNAVAILABLE',
      'UNEXPECTED_RESPONSE',
      'CANCELLED',
    ]);
  });

  test.each(Object.entries(errorCodes))('%s says in sentences what it means and what to do', (_, words) => {
    for (const sentence of Object.values(words)) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });
});

describe('mayHaveBeenMade', () => {
  test.each([
    new ConnectorError('NETWORK', 'The connection broke.'),
    new ConnectorError('TIMEOUT', 'Too slow.'),
    new ConnectorError('OKTA_UNAVAILABLE', 'Not now.', { status: 503 }),
    new ConnectorError('UNEXPECTED_RESPONSE', 'Cut off.', { status: 200 }),
    new ConnectorError('UNEXPECTED_RESPONSE', 'Elsewhere.', { status: 302 }),
    new ConnectorError('UNEXPECTED_RESPONSE', 'No ID.'),
  ])('is so after %s', (error) => {
    expect(mayHaveBeenMade(error)).toBe(true);
  });

  test.each([
    new ConnectorError('NETWORK', 'Nobody listens.', { retryable: true }),
    new ConnectorError('UNEXPECTED_RESPONSE', 'A web page.', { status: 403 }),
    new ConnectorError('REJECTED', 'No.', { status: 400 }),
    new ConnectorError('CANCELLED', 'Stopped.'),
    new TypeError('undefined is not a function'),
  ])('is not so after %s', (error) => {
    expect(mayHaveBeenMade(error)).toBe(false);
  });
});
