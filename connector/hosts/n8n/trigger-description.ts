import type { Property } from 'n8n-workflow';
import type { Manifest } from '../../index.ts';
import { choosing, type InputField, needsOf, parametersOf } from './description.ts';
import { titleCase } from './property.ts';

/** All that a poll needs to know of a trigger. */
export interface TriggerOperation {
  trigger: string;
  fields: InputField[];
}

/** The form of all triggers, and how their inputs are read from it, by the value of "operation". */
export interface TriggerForm {
  properties: Property[];
  operations: Record<string, TriggerOperation>;
}

export function triggerFormOf({ triggerGroups, triggers, pickLists }: Manifest): TriggerForm {
  const properties = choosing('Group', 'Trigger', triggerGroups, (group) =>
    triggers
      .filter((trigger) => trigger.group === group)
      .map(({ title, description, export: value }) => ({
        name: titleCase(title),
        value,
        action: title,
        description,
      })),
  );
  const operations: TriggerForm['operations'] = {};
  const needs = needsOf(pickLists);
  for (const { name, group, export: value, inputSchema } of triggers) {
    const show = { resource: [group], operation: [value] };
    const { top, optional, fields } = parametersOf(inputSchema, needs, show);
    properties.push(...top, ...optional);
    operations[value] = { trigger: name, fields };
  }
  const onLog = triggers.filter(({ source }) => source.kind === 'log');
  return {
    properties: [...properties, eventHook(onLog.map((trigger) => trigger.export)), repeating],
    operations,
  };
}

const eventHook = (operations: string[]): Property => ({
  displayName: 'Event Hook',
  name: 'eventHook',
  type: 'boolean',
  default: false,
  displayOptions: { show: { operation: operations } },
  description:
    'Whether Okta should tell n8n at once, by an event hook that is there as long as the workflow is active. n8n must have a public https address. The polls go on, since a hook alone loses events.',
});

/** What happens with the events that n8n cannot be known to have started with. */
const repeating: Property = {
  displayName: 'Repeat After Restart',
  name: 'repeatAfterRestart',
  type: 'boolean',
  default: true,
  description:
    'Whether to start once more with the last events when n8n was restarted, so that none is lost if it stopped just then. It makes no difference where n8n keeps durable cursors.',
};
