/** What a tool answers. */
export interface Answer {
  isError?: boolean;
  content: { type: string; text?: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: what a tool gives back is looked at, not built upon.
  structuredContent?: any;
}

/** The error in the text of a result that is one. */
export const errorIn = ({ isError, content }: Answer): unknown =>
  isError ? JSON.parse(content[0]?.text ?? '') : undefined;
