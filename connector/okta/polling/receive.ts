import { isObject } from '../../core/conform.ts';
import type { HookReply, HookRequest } from '../../core/load.ts';
import { sameSecret } from '../../core/same-secret.ts';

/**
 * The answer to a request of Okta to an event hook. The secret is all that tells Okta's requests from those of others, since
 * Okta signs nothing. Okta sends again after a 5xx only, and once.
 * Source: developer.okta.com/docs/concepts/event-hooks
 */
export function receive({ method, headers, body, secret }: HookRequest): HookReply {
  const given = headers['authorization'];
  if (typeof given !== 'string' || !sameSecret(given, secret)) return refusal(401, 'Wrong secret.');
  if (method === 'GET') {
    const challenge = headers['x-okta-verification-challenge'];
    if (typeof challenge !== 'string' || challenge === '')
      return refusal(400, 'There is no challenge to answer.');
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ verification: challenge }),
      events: [],
    };
  }
  if (method !== 'POST') return refusal(405, 'Okta sends GET and POST.');
  const events = eventsIn(body);
  if (!events) return refusal(400, 'This is not a delivery of an event hook.');
  return { status: 204, headers: {}, body: '', events };
}

const refusal = (status: number, words: string): HookReply => ({
  status,
  headers: { 'Content-Type': 'text/plain' },
  body: words,
  events: [],
});

function eventsIn(body: string): unknown[] | undefined {
  try {
    const sent: unknown = JSON.parse(body);
    if (!isObject(sent) || sent['eventType'] !== 'com.okta.event_hook' || !isObject(sent['data']))
      return undefined;
    const { events } = sent['data'];
    return Array.isArray(events) ? events : undefined;
  } catch {
    return undefined;
  }
}
