const ours = 'okta-workflow-connector';

/**
 * Okta's dates are cut to the second, that of a change and that of a reply, so that after a lost reply `changed` may
 * speak of what happened just before the call.
 */
const slack = 2000;

/** The System Log, asked for what came of a call. */
export function readLog(events) {
  const byTarget = new Map();
  for (const event of events) {
    for (const { id, alternateId, displayName } of event.target ?? []) {
      for (const name of new Set([id, alternateId, displayName])) {
        byTarget.set(name, byTarget.get(name) ?? []);
        byTarget.get(name).push(event);
      }
    }
  }
  const of = (name) => byTarget.get(name) ?? [];
  const isOurs = ({ client }) => client.userAgent.rawUserAgent.startsWith(ours);
  const between = (from, to) => (event) => {
    const at = Date.parse(event.published);
    return at >= from && at <= to;
  };

  return {
    /** The events that a call has made, among those that it may make once: those in its time and, for a name, those of ours. */
    made: ({ event, about, named, began, ended }) =>
      of(named ?? about)
        .filter(between(began, ended))
        .filter(({ eventType }) => eventType === event)
        .filter((one) => !named || isOurs(one)),
    /** Looks for anything that happened to the object of a call. */
    touched: ({ about, began, ended }) => of(about).some(between(began - slack, ended)),
    /** Looks for something of this name that one of ours created. */
    createdByUs: ({ event, named }) => of(named).some((one) => one.eventType === event && isOurs(one)),
    creatorOf: (id, event) =>
      of(id).find(({ eventType }) => eventType === event)?.client.userAgent.rawUserAgent,
  };
}
