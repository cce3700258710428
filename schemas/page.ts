import { type ZodTypeAny, z } from 'zod/v3';
import { field } from './field.ts';

/** The most items that one run of a list action gives back. */
export const maxItems = 10_000;

const after = field(z.string().optional(), { title: 'Continue after', advanced: true }).describe(
  'The next cursor from an earlier run. The list continues right after the last item of that run. If left out, the list starts at the beginning.',
);

const limitOf = ({ usual, most, words }: { usual: number; most: number; words: string }) =>
  z.number().int().min(1).max(most).default(usual).describe(words);

/** The two inputs that every list has. `size` is how many items a run returns without a limit: the largest page that Okta allows. */
export const pageInput = (size: number) => ({
  limit: limitOf({
    usual: size,
    most: maxItems,
    words: `The maximum number of items to return, up to ${maxItems.toLocaleString('en')}. The action fetches as many pages as needed.`,
  }),
  after,
});

/** The same for a report on users, which asks Okta for more about each or returns only some of them. `most` is what one run can do. */
export const reportInput = ({ usual, most = maxItems }: { usual: number; most?: number }) => ({
  limit: limitOf({
    usual,
    most,
    words: `The maximum number of users to look at in one run, up to ${most.toLocaleString('en')}.`,
  }),
  after,
});

/** The order of a list that comes from a search. */
export const sortInput = {
  sortBy: field(z.string().optional(), { advanced: true }).describe(
    'Attribute to sort by, such as profile.lastName or lastUpdated. Works only with a search.',
  ),
  sortOrder: field(z.enum(['asc', 'desc']).optional(), { advanced: true }).describe(
    'Sort order. The default is asc.',
  ),
};

/** The output of a list action: the items under their plural noun, and where to continue. */
export const pageOf = <N extends string, T extends ZodTypeAny>(items: N, item: T) =>
  z
    .object({
      [items]: z.array(item).describe('The items of this run, in the order that Okta returned them.'),
    } as {
      [K in N]: z.ZodArray<T>;
    })
    .extend({
      count: z.number().int().describe('The number of items in this run.'),
      nextCursor: z
        .string()
        .nullable()
        .describe(
          'Use it as "Continue after" to continue right after the last item. Empty at the end of the list, or if Okta has no next page.',
        ),
      hasMore: z
        .boolean()
        .describe(
          'Whether Okta may have more items. If this is true and there is no next cursor, Okta offers no next page: use a narrower search to find the rest.',
        ),
    });
