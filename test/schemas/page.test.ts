import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { maxItems, pageInput, pageOf } from '../../schemas/page.ts';

const input = z.object(pageInput(200)).strict();
const output = pageOf('things', z.object({ id: z.string() }));

describe('pageInput', () => {
  test('asks for one page of Okta without a limit', () => {
    expect(input.parse({})).toEqual({ limit: 200 });
  });

  test.each([0, -1, 1.5, maxItems + 1, '5'])('refuses the limit %j', (limit) => {
    expect(input.safeParse({ limit }).success).toBe(false);
  });

  test('takes up to 10,000 items', () => {
    expect(maxItems).toBe(10_000);
    expect(input.parse({ limit: 10_000, after: 'b' })).toEqual({ limit: 10_000, after: 'b' });
  });
});

describe('pageOf', () => {
  test('has the items under their noun, and where they go on', () => {
    const page = { things: [{ id: '1' }], count: 1, nextCursor: 'b', hasMore: true };

    expect(output.parse(page)).toEqual(page);
    expect(output.parse({ ...page, nextCursor: null, hasMore: false })).toMatchObject({ nextCursor: null });
  });

  test.each(['things', 'count', 'nextCursor', 'hasMore'])('is no page without %s', (key) => {
    const page = { things: [], count: 0, nextCursor: null, hasMore: false, [key]: undefined };

    expect(output.safeParse(page).success).toBe(false);
  });
});
