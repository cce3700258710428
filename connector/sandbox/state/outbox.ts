import type { Org } from './org.ts';
import { uuid } from './random.ts';
import type { Message } from './rows.ts';

/** Keeps a message for the control endpoints instead of sending it. It leaves out the org's address, which may change. */
export function post(org: Org, { link, ...message }: Omit<Message, 'id' | 'sent'>): void {
  const path = link?.slice(org.origin.length);
  org.outbox.push({ id: uuid(org.wire), sent: org.timestamp(), ...message, ...(path && { link: path }) });
}

/** The messages as people would have received them. */
export const sentBy = ({ origin, outbox }: Org): Message[] =>
  outbox.map((message) => (message.link ? { ...message, link: `${origin}${message.link}` } : message));
