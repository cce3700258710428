import type { LogEvent } from '../logs/events.ts';

export interface EventHook {
  readonly id: string;
  status: 'ACTIVE' | 'INACTIVE';
  /** What is not verified receives nothing. */
  verificationStatus: 'UNVERIFIED' | 'VERIFIED';
  name: string;
  description: string | null;
  readonly created: string;
  readonly createdBy: string;
  lastUpdated: string;
  /** The types of events that are delivered. */
  items: readonly string[];
  filters: readonly Filter[];
  channel: Channel;
  /** The events that await delivery. */
  readonly queue: LogEvent[];
}

/** Of the events of one type, those for which the expression is true are delivered. */
export interface Filter {
  readonly event: string;
  readonly expression: string;
}

export interface Channel {
  readonly uri: string;
  readonly headers: readonly Header[];
  /** The header that proves to the receiver who sends: its value is sent as it is, and never shown. */
  readonly authScheme: Header | null;
}

export interface Header {
  readonly key: string;
  readonly value: string;
}
