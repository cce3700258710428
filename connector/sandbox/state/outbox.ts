import type { Org } from './org.ts';
import { uuid } from './random.ts';
import type { Message } from './rows.ts';

/** Puts a message where the control endpoints show it, instead of sending it: without the address of the org, which may move. */
export function post(org: Org, { link, ...message }: Omit<Message, 'id' | 'sent'>): void {
  const path = link?.slice(org.origin.length);
  org.outbox.push({ id: uuid(org.wire), sent: org.timestamp(), ...message, ...(path && { link: path }) });
}

/** The messages as people would have got them. */
export const sentBy = ({ origin, outbox }: Org): Message[] =>
  outbox.map((message) => (message.link ? { ...message, link: `${origin}${message.link}` } : message));
