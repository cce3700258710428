import type { ZodTypeAny, z } from 'zod/v3';
import type { Call, ListData, RequestData } from './request.ts';

export interface Reply<B = unknown> {
  status: number;
  headers: Record<string, string>;
  /** The parsed JSON, or the text where the call accepts something else; undefined when Okta sent none. */
  body: B;
}

/** Items of a list, and where it goes on. */
export interface Items {
  items: unknown[];
  count: number;
  nextCursor: string | null;
  /** There may be more. Without a cursor nothing leads there. */
  hasMore: boolean;
}

/** Items of a list, with the reply that the last of them came in. */
export interface Listed {
  page: Items;
  reply: Reply;
}

export interface ListOptions extends Pick<ListData, 'identity'> {
  /** Most items wanted; by default one page. */
  limit?: number | undefined;
  after?: string | undefined;
  /** Items in one page at most. Left out where Okta gives all at once or decides itself. */
  pageSize?: number | undefined;
  /** Okta gives one answer without a next page, so a full answer may have been cut. */
  whole?: boolean | undefined;
}

/** The connected org, as an action sees it. It is made for one run and knows that run's signal and time budget. */
export interface Client {
  readonly origin: string;
  /** The time by the road's clock, in ms. */
  now(): number;
  call<S extends ZodTypeAny>(call: Call<S>): Promise<Reply<z.infer<S>>>;
  /** As many pages of a list as `limit` needs. */
  list(call: Call, options: ListOptions): Promise<Listed>;
  /**
   * Carries out an action's `request` with its input and gives back what the action's output is made of: Okta's reply,
   * or the page of a list. Whether it has the type that is asked for is checked when the action ends.
   * `query` adds parameters that are no input fields.
   */
  perform<Output>(
    request: RequestData | undefined,
    input: Record<string, unknown>,
    query?: Call['query'],
  ): Promise<Output>;
  /** Waits, unless that would pass the time budget of the run: then it answers false at once. */
  wait(ms: number): Promise<boolean>;
  /**
   * True if something that Okta dates `at` happened during this run, by Okta's own clock, as far as times that are cut
   * to the second can tell. Something that somebody else did in the first second looks the same, so it proves no ownership.
   */
  happenedNow(at: string | null | undefined, reply: Reply): boolean;
  /** True if a reply to an earlier try was lost in this run, so that Okta may have carried it out. */
  readonly replyLost: boolean;
}
