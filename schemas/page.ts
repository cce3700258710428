import { type ZodTypeAny, z } from 'zod/v3';
import { field } from './field.ts';

/** The most items that one run of a list action gives back. */
export const mostItems = 10_000;

/** The two inputs that every list has. `size` is how many items there are without a limit: one page of Okta's. */
export const pageInput = (size: number) => ({
  limit: z
    .number()
    .int()
    .min(1)
    .max(mostItems)
    .default(size)
    .describe(
      `The most items wanted, up to ${mostItems.toLocaleString('en')}. As many pages as that needs are fetched.`,
    ),
  after: field(z.string().optional(), { title: 'Continue after', advanced: true }).describe(
    'The next cursor of an earlier run, to continue exactly after its last item. Without it the list begins at its start.',
  ),
});

/** The order of a list that comes from a search. */
export const sortInput = {
  sortBy: field(z.string().optional(), { advanced: true }).describe(
    'Attribute to sort by, such as profile.lastName or lastUpdated. Goes with a search only.',
  ),
  sortOrder: field(z.enum(['asc', 'desc']).optional(), { advanced: true }).describe(
    'Direction of the sorting; asc without it.',
  ),
};

/** The output of a list action: the items under their plural noun, and where to continue. */
export const pageOf = <N extends string, T extends ZodTypeAny>(items: N, item: T) =>
  z
    .object({
      [items]: z.array(item).describe('The items of this run, in the order in which Okta gave them.'),
    } as {
      [K in N]: z.ZodArray<T>;
    })
    .extend({
      count: z.number().int().describe('How many items this run gave back.'),
      nextCursor: z
        .string()
        .nullable()
        .describe(
          'Continues after the last item when given as "Continue after". Empty at the end of the list, or where Okta gives no next page.',
        ),
      hasMore: z
        .boolean()
        .describe(
          'Whether Okta may have more items after these. True without a next cursor: Okta gives no next page here, so a narrower search must find the rest.',
        ),
    });
