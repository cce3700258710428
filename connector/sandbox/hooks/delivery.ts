import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Org } from '../state/org.ts';
import { uuid } from '../state/random.ts';
import type { EventHook, HookChannel, LogEvent } from '../state/rows.ts';
import { eventFilter } from './filter.ts';

/** Queues an event for each hook that subscribes to it. Events that come before the delivery go with it. */
export function notifyHooks(org: Org, event: LogEvent): void {
  for (const hook of org.eventHooks.rows) {
    if (!receives(hook) || !subscribes(hook, event)) continue;
    hook.queue.push(event);
    deliverLater(org, hook);
  }
}

/** Resumes the deliveries that the org was about to make when it stopped. */
export function resumeHooks(org: Org): void {
  for (const hook of org.eventHooks.rows) deliverLater(org, hook);
}

function deliverLater(org: Org, hook: EventHook): void {
  org.clock.after(org.behaviour.hookDelay, () => deliver(org, hook));
}

const receives = ({ status, verificationStatus }: EventHook): boolean =>
  status === 'ACTIVE' && verificationStatus === 'VERIFIED';

function subscribes({ items, filters }: EventHook, event: LogEvent): boolean {
  const type = String(event['eventType']);
  const ownFilters = filters.filter((filter) => filter.event === type);
  return items.includes(type) && ownFilters.every(({ expression }) => eventFilter(expression)(event));
}

async function deliver(org: Org, hook: EventHook): Promise<void> {
  const { hookBatch, hookDuplicates } = org.behaviour;
  const events = hook.queue.splice(0);
  while (events.length > 0 && receives(hook)) {
    const body = JSON.stringify({
      eventType: 'com.okta.event_hook',
      eventTypeVersion: '1.0',
      cloudEventsVersion: '0.1',
      source: `${org.origin}/api/v1/eventHooks/${hook.id}`,
      eventId: uuid(org.wire),
      data: { events: events.splice(0, hookBatch) },
      eventTime: new Date(org.clock.now()).toISOString(),
      contentType: 'application/json',
    });
    for (let i = 0; i < (hookDuplicates ? 2 : 1); i++) await post(org, hook.channel, body);
  }
}

/** Okta tries once more after a timeout or a server error, and lets it be after anything else. */
async function post(org: Org, channel: HookChannel, body: string): Promise<void> {
  const attempt = () => ask(org, channel, 'POST', { 'Content-Type': 'application/json' }, body);
  const answer = await attempt();
  if (!answer || answer.status >= 500) await attempt();
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** One request to a receiver; undefined when that fails or takes too long. Redirects are not followed. */
export function ask(
  org: Org,
  { uri, headers, authScheme }: HookChannel,
  method: 'GET' | 'POST',
  ownHeaders: Readonly<Record<string, string>>,
  body = '',
): Promise<Answer | undefined> {
  const configured = [...headers, ...(authScheme ? [authScheme] : [])].map(({ key, value }) => [key, value]);
  const send = uri.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve) => {
    send(uri, {
      method,
      agent: false,
      signal: AbortSignal.timeout(org.behaviour.hookTimeout),
      headers: {
        Accept: 'application/json',
        ...ownHeaders,
        ...(body && { 'Content-Length': Buffer.byteLength(body) }),
        ...Object.fromEntries(configured),
      },
    })
      .on('error', () => resolve(undefined))
      .on('response', (incoming) => {
        const parts: Buffer[] = [];
        incoming
          .on('data', (part: Buffer) => parts.push(part))
          .on('error', () => resolve(undefined))
          .on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              contentType: incoming.headers['content-type'] ?? '',
              body: Buffer.concat(parts).toString(),
            }),
          );
      })
      .end(body);
  });
}
