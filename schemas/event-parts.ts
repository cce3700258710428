import { type ZodTypeAny, z } from 'zod/v3';
import { field } from './field.ts';
import { logEntity, logEvent, sampleLogEvent } from './log-event.ts';

const text = (what: string) => z.string().nullable().optional().describe(what);

/** The parts of an event that triggers lift to outputs of their own, by the names of the outputs. No key of Okta's is among them. */
const parts = {
  user: logEntity('The user whom the event is about.'),
  group: logEntity('The group that the event is about.'),
  app: logEntity('The app that the event is about.'),
  rule: logEntity('The rule that the event is about.'),
  policy: logEntity('The policy that the event is about.'),
  zone: logEntity('The network zone that the event is about.'),
  token: logEntity('The API token that the event is about.'),
  managedDevice: logEntity('The device that the event is about.'),
  endpoint: logEntity('The path of the API whose rate limit it is.'),
  role: text('The administrator role, or several of them with commas in between.'),
  factor: text('The kind of factor, as the log calls it.'),
  changedFields: field(z.array(z.string().describe('Name of a field.')).nullable().optional(), {
    title: 'Changed fields',
  }).describe('The names of the fields that were changed, where the log tells them.'),
  changes: z
    .object({
      from: z.object({}).passthrough().nullable().optional().describe('The changed fields before.'),
      to: z.object({}).passthrough().nullable().optional().describe('The changed fields after.'),
    })
    .passthrough()
    .nullable()
    .optional()
    .describe('The changed fields before and after, where the log tells them.'),
} satisfies Record<string, ZodTypeAny>;

type Part = keyof typeof parts;

const entity = (id: string, type: string, alternateId: string, displayName: string) => ({
  id,
  type,
  alternateId,
  displayName,
  detailEntry: null,
});

const entities = {
  user: entity('00u1d8jtDfKTYhV8u1d7', 'User', 'ada.lovelace@example.com', 'Ada Lovelace'),
  group: entity('00g1emaKYZTWRYYRRTSK', 'UserGroup', 'unknown', 'Engineering'),
  app: entity('0oa1gjh63g214q0Hq0g4', 'AppInstance', 'Payroll', 'Payroll'),
  rule: entity('0pr1cqyq5hLZXtkbf1d7', 'PolicyRule', 'unknown', 'Engineers join Engineering'),
  policy: entity(
    '00p1b6kqa2VHhBbQh1d7',
    'PolicyEntity',
    'unknown',
    'Administrators sign in with two factors',
  ),
  zone: entity('nzo1bvplm5YTN7tfR1d7', 'NetworkZone', 'unknown', 'Head office'),
  token: entity('00T1a5vlj2sgbrEhX1d7', 'Token', 'unknown', 'Nightly report'),
  managedDevice: entity('guo4a5u7JHHhjXrMK0g4', 'Device', 'unknown', "Ada's laptop"),
  endpoint: entity('/api/v1/users', 'URL Pattern', 'unknown', '/api/v1/users'),
};

const samples = {
  ...entities,
  role: 'Help Desk Administrator',
  factor: 'OKTA_VERIFY_PUSH',
  changedFields: ['department', 'title'],
  changes: {
    from: { department: 'Sales', title: 'Clerk' },
    to: { department: 'Engineering', title: 'Engineer' },
  },
};

/** An event of the System Log with the parts that a trigger lifts. */
export const eventWith = <P extends Part>(...names: P[]) =>
  logEvent.extend(Object.fromEntries(names.map((name) => [name, parts[name]])) as Pick<typeof parts, P>);

/** An event as the log would show it, with the parts that a trigger lifts from it. */
export function sampleEvent<P extends Part>(eventType: string, displayMessage: string, ...names: P[]) {
  const has = (name: Part): boolean => (names as Part[]).includes(name);
  const target = Object.entries(entities)
    .filter(([name]) => has(name as Part))
    .map(([name, party]) => [name, { ...party, ...(has('changes') && { changeDetails: samples.changes }) }]);
  return {
    ...sampleLogEvent,
    eventType,
    displayMessage,
    legacyEventType: null,
    target: target.map(([, party]) => party as (typeof entities)['user']),
    debugContext: {
      debugData: {
        ...sampleLogEvent.debugContext.debugData,
        ...(has('role') && { privilegeGranted: samples.role }),
        ...(has('factor') && { factor: samples.factor }),
        ...(has('changedFields') && { changedAttributes: samples.changedFields.join(',') }),
      },
    },
    ...(Object.fromEntries([...names.map((name) => [name, samples[name]]), ...target]) as Pick<
      typeof samples,
      P
    >),
  };
}
