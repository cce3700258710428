import { dated, minute } from '../seed/time.ts';
import type { Org } from '../state/org.ts';
import type { Random } from '../state/random.ts';
import type { EventType } from './catalogue.ts';
import { logEvent } from './events.ts';

/** Ten days of sign-ins up to the org's present, of which one in nine fails: the log is asked by the clock. */
export function seedLog(org: Org, next: Random): void {
  const people = org.users.rows.slice(0, 60).filter(({ lastLogin }) => lastLogin !== null);
  const present = org.clock.now();
  const count = 300;
  for (let i = 0; i < count; i++) {
    const user = people[i % people.length];
    if (!user) return;
    const locked = user.status === 'LOCKED_OUT';
    const failed = locked || i % 9 === 4;
    const type: EventType = locked && i >= count - 60 ? 'user.account.lock' : 'user.session.start';
    const published = present - (count - i) * 48 * minute + Math.floor(next() * 40) * minute;
    const event = logEvent(
      {
        type,
        published: dated(published),
        actor: user,
        targets: type === 'user.account.lock' ? [user] : [],
        ipAddress:
          i % 2 === 0 ? `203.0.113.${10 + (i % people.length)}` : `198.51.100.${10 + (i % people.length)}`,
        userAgent:
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/126.0 Safari/537.36',
        requestUri: '/api/v1/authn',
        ...(failed && { failure: locked ? 'LOCKED_OUT' : 'INVALID_CREDENTIALS' }),
      },
      next,
    );
    org.log.push({ stored: published, event });
  }
}
