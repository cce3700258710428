import type { LogEvent } from '../../../schemas/log-event.ts';
import type { TemporaryAccess } from '../../../schemas/temporary-access.ts';
import { isOf, targetOf } from './system-log.ts';

// Okta has no access that ends by itself. The end stands in the User-Agent of the change that gives the access, which Okta
// keeps in the System Log. So every host that may read the log knows all ends, also those that another host gave.

/** The days that the System Log goes back. */
export const logDays = 90;

/** The longest time, in days. It leaves a month in which the end is still in the log, if nothing looks for it in time. */
export const mostDays = 60;

export const day = 86_400_000;

/** What a change bears that gives access until a time. */
export const untilMark = (until: string): string => `access-until/${until.replace(/[-:]|\.\d+/g, '')}`;

const marked = /access-until\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/;

const added = '(eventType eq "group.user_membership.add" or eventType eq "application.user_membership.add")';
const removed =
  '(eventType eq "group.user_membership.remove" or eventType eq "application.user_membership.remove")';

/** The events that gave access until a time. */
export const givenUntil = `${added} and client.userAgent.rawUserAgent co "access-until/"`;

/** The events in which a user got access to a group or an application. */
export const givenTo = (userId: string, id: string): string => `${added} and ${isOf(userId)} and ${isOf(id)}`;

/** The events in which a user lost it. */
export const takenFrom = (userId: string, id: string): string =>
  `${removed} and ${isOf(userId)} and ${isOf(id)}`;

/** The access that an event gave until a time. Undefined for an event that gave it for good. */
export function accessIn(event: LogEvent): TemporaryAccess | undefined {
  const [, year, month, date, ...time] = marked.exec(String(event.client?.userAgent?.rawUserAgent)) ?? [];
  const user = targetOf(event, 'User') ?? targetOf(event, 'AppUser');
  const group = targetOf(event, 'UserGroup');
  const to = group ?? targetOf(event, 'AppInstance');
  if (!year || !user?.id || !to?.id) return undefined;
  return {
    userId: user.id,
    login: user.alternateId ?? null,
    groupId: group ? to.id : null,
    appId: group ? null : to.id,
    name: to.displayName ?? null,
    since: String(event.published),
    until: `${year}-${month}-${date}T${time.join(':')}.000Z`,
  };
}
