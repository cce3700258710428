import { uuid } from './random.ts';
import type { Org } from './store.ts';

/** What the org would have sent to a person, by whichever way. */
export interface Message {
  readonly id: string;
  readonly channel: 'email' | 'sms' | 'call' | 'push';
  readonly to: string;
  readonly userId: string;
  /** What it is about: `activation`, `passwordReset`, `factorChallenge` ... */
  readonly template: string;
  readonly sent: string;
  /** The address that the person is to open; of a push, where the answer of the device is sent. */
  readonly link?: string;
  /** The code that the person is to type. */
  readonly code?: string;
}

/** Puts a message where the control endpoints show it, instead of sending it: without the address of the org, which may move. */
export function post(org: Org, { link, ...message }: Omit<Message, 'id' | 'sent'>): void {
  const path = link?.slice(org.origin.length);
  org.outbox.push({ id: uuid(org.wire), sent: org.timestamp(), ...message, ...(path && { link: path }) });
}

/** The messages as people would have got them. */
export const sentBy = ({ origin, outbox }: Org): Message[] =>
  outbox.map((message) => (message.link ? { ...message, link: `${origin}${message.link}` } : message));
