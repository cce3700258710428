import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../../connector/core/send.ts';
import { readContent } from '../../../../connector/okta/road/content.ts';
import { refused } from '../../../okta.ts';
import { requestOf, responseOf } from '../../../road.ts';

const read = (response: HttpResponse, facts = {}) => readContent(async () => response)(requestOf(facts));

describe('readContent', () => {
  test.each([
    ['an object', '{"id":"00u1"}', { id: '00u1' }],
    ['null', 'null', null],
    ['nothing', '', undefined],
  ])('finds %s in a success', async (_, body, content) => {
    expect((await read(responseOf(200, body))).content).toEqual(content);
  });

  test('leaves a refusal as it is', async () => {
    const response = responseOf(404, refused('E0000007', 'Not found'));

    await expect(read(response)).resolves.toBe(response);
  });

  test.each([
    [200, '{"id":"00u1","profile":{"login":"a@b.example"}'],
    [201, '[{"id":"00u1"},'],
    [200, '<html></html>'],
    [302, ''],
    [307, '{"id":"00u1"}'],
  ])('takes %i with %j for a lost reply', async (status, body) => {
    await expect(read(responseOf(status, body))).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      status,
      retryable: true,
    });
    for (const repeatable of [true, false]) {
      await expect(read(responseOf(status, body), { changes: true, repeatable })).rejects.toMatchObject({
        code: 'UNEXPECTED_RESPONSE',
        retryable: repeatable,
        message: expect.stringContaining('The change may have been made'),
      });
    }
  });
});
