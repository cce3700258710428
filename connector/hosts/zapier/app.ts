import type { JsonSchema, ObjectSchema } from '../../../schemas/json-schema.ts';
import { itemSchema, itemsIn } from '../../core/pages.ts';
import {
  type Description,
  isConnectorError,
  type Manifest,
  type ManifestAction,
  type ManifestTrigger,
} from '../../index.ts';
import { marksIn } from '../shared/schemas.ts';
import { inputFields, inputOf, outputFields, type PickLists } from './fields.ts';
import { perform } from './perform.ts';
import type { App, Field, Operation, Perform } from './zapier.ts';

/**
 * The runs of one connection that Zapier lets through in a minute. It is one line for all that the app does, since Okta's
 * limits are those of the org.
 */
const throttle = { window: 60, limit: 100, scope: ['auth'] };

/** The app for Zapier's platform. It knows no action by its name. `platform` is the version of zapier-platform-core. */
export function zapierApp(manifest: Manifest, version: string, platform: string): App {
  const lists = pickListsOf(manifest);
  const reads = manifest.actions.filter(({ effect }) => effect === 'read');
  const changes = manifest.actions.filter(({ effect }) => effect !== 'read');
  const byName = (operations: Operation[]) => Object.fromEntries(operations.map((one) => [one.key, one]));
  return {
    version,
    platformVersion: platform,
    authentication: {
      type: 'custom',
      fields: connectionFields(manifest),
      test: (z, bundle) =>
        perform(z, bundle, async ({ okta, connection }) => {
          const { origin, org = '', login, clientId = '' } = await okta.testConnection(connection);
          return { org: org || new URL(origin).host, who: login ?? clientId };
        }),
      connectionLabel: '{{who}}, {{org}}',
    },
    triggers: byName(manifest.triggers.filter(isPollable).map((trigger) => triggerOf(trigger, lists))),
    searches: byName(reads.map((action) => searchOf(action, lists))),
    creates: byName(changes.map((action) => createOf(action, lists))),
  };
}

function pickListsOf({ pickLists }: Manifest): PickLists {
  const needs = new Map(pickLists.map((list) => [list.name, list.needs ?? []]));
  return {
    needs: (list) => needs.get(list) ?? [],
    choices: (list) => (z, bundle) =>
      perform(z, bundle, async ({ okta, connection }) => {
        const given = Object.fromEntries(
          (needs.get(list) ?? []).flatMap((key) =>
            bundle.inputData[key] ? [[key, String(bundle.inputData[key])]] : [],
          ),
        );
        const after = bundle.meta?.paging_token ?? undefined;
        const page = await okta.pickList(list, { connection, given, after, limit: 100 });
        const results = page.choices.map(({ value, label }) => ({ id: value, label }));
        return { results, paging_token: page.nextCursor };
      }),
  };
}

/** What either kind of connection needs. Zapier has one form, so that only the domain is required in it. */
function connectionFields({ connection: { schema } }: Manifest): Field[] {
  const left = ['authentication', 'scopes', 'sandbox'];
  const noLists: PickLists = { choices: () => async () => [], needs: () => [] };
  return inputFields(schema as JsonSchema, noLists).filter(({ key }) => !left.includes(key));
}

const facts = ({ name, title, description }: ManifestAction | ManifestTrigger) => ({
  key: name,
  noun: title,
  display: { label: title, description },
});

/** What a step takes and gives, with what the connected org adds to its profiles. */
function fieldsOf(
  action: ManifestAction,
  lists: PickLists,
): Pick<Operation['operation'], 'inputFields' | 'outputFields'> {
  const { name, effect, inputSchema, outputSchema } = action;
  // A search gives the items of a page, and Zapier asks for the next page itself.
  const isSearch = effect === 'read';
  const inputs = (schema: JsonSchema) =>
    inputFields(schema, lists).filter(({ key }) => !(isSearch && itemsIn(outputSchema) && key === 'after'));
  const outputs = (schema: ObjectSchema) => outputFields(isSearch ? itemSchema(schema) : schema);
  const added = (known: Field[], of: (description: Description) => Field[]): Perform => {
    const keys = new Set(known.map(({ key }) => key));
    return (z, bundle) =>
      perform(z, bundle, async ({ okta, connection, log }) => {
        const description = await okta.describe(name as never, {
          connection,
          input: inputOf(bundle.inputData),
        });
        for (const warning of description.warnings) log(warning);
        return of(description).filter(({ key }) => !keys.has(key));
      });
  };
  const [taken, given] = [inputs(inputSchema), outputs(outputSchema)];
  const isOpen = (schema: JsonSchema) => marksIn(schema, 'x-dynamic').length > 0;
  return {
    inputFields: isOpen(inputSchema) ? [...taken, added(taken, (org) => inputs(org.inputSchema))] : taken,
    outputFields: isOpen(outputSchema)
      ? [...given, added(given, (org) => outputs(org.outputSchema as ObjectSchema))]
      : given,
  };
}

/** What reads is a search: it gives a list, which may be empty, and its pages. */
function searchOf(action: ManifestAction, lists: PickLists): Operation {
  const { name, outputSchema, sample } = action;
  const items = itemsIn(outputSchema);
  // An action that gives one object of Okta's finds it, or finds nothing.
  const mayFindNothing = !items && !action.steps;
  const run: Perform = (z, bundle) =>
    perform(z, bundle, async ({ okta, connection, log }) => {
      const after = items && bundle.meta?.paging_token;
      const input = { ...inputOf(bundle.inputData), ...(after && { after }) };
      try {
        const output = (await okta.run(name as never, { connection, input: input as never, log })) as Json;
        return items ? { results: output[items], paging_token: output['nextCursor'] } : [output];
      } catch (error) {
        if (mayFindNothing && isConnectorError(error) && error.code === 'NOT_FOUND') return [];
        throw error;
      }
    });
  return {
    ...facts(action),
    operation: {
      perform: run,
      ...fieldsOf(action, lists),
      sample: (items ? (sample.output[items] as Json[])[0] : sample.output) ?? {},
      ...(items && { canPaginate: true }),
      throttle,
    },
  };
}

/** What changes something is a create: Zapier's word for every step that acts. */
function createOf(action: ManifestAction, lists: PickLists): Operation {
  const { name, sample } = action;
  return {
    ...facts(action),
    operation: {
      perform: (z, bundle) =>
        perform(z, bundle, ({ okta, connection, log }) => {
          const input = inputOf(bundle.inputData);
          return okta.run(name as never, { connection, input: input as never, log });
        }),
      ...fieldsOf(action, lists),
      sample: sample.output,
      throttle,
    },
  };
}

type Json = Record<string, unknown>;

/** Zapier keeps no state for a trigger. What compares with the poll before, or has a schedule of its own, is not for it. */
const isPollable = ({ source }: ManifestTrigger): boolean => ['log', 'changes'].includes(source.kind);

/** Events show in the log up to this much later, and Zapier may poll every fifteen minutes only, in ms. */
const lookedBack = 60 * 60_000;

/** The most events of one poll, and the time that it takes at most, in ms. */
const most = { events: 5000, ms: 18_000 };

/** Each poll gives all of the last hour, and Zapier takes what it has not had before. */
function triggerOf(trigger: ManifestTrigger, lists: PickLists): Operation {
  const { name, inputSchema, outputSchema, sample, source } = trigger;
  const identity = source.kind === 'changes' ? ['id', source.by] : ['uuid'];
  return {
    ...facts(trigger),
    operation: {
      perform: (z, bundle) =>
        perform(z, bundle, async ({ okta, connection, log }) => {
          const filled = inputOf(bundle.inputData);
          if (bundle.meta?.isLoadingSample) return okta.latest(name, { connection, input: filled, log });
          const began = Date.now();
          const input = { ...filled, startFrom: new Date(began - lookedBack).toISOString() };
          const events: unknown[] = [];
          let polled = await okta.poll(name, { connection, input, log });
          events.push(...polled.events);
          while (polled.more && events.length < most.events && Date.now() - began < most.ms) {
            polled = await okta.poll(name, { connection, input, log, state: polled.state });
            events.push(...polled.events);
          }
          if (polled.more)
            log(`There are more than ${events.length} events in this hour. The rest comes later.`);
          // Zapier expects the newest first.
          return events.reverse();
        }),
      inputFields: inputFields(inputSchema, lists).filter(({ key }) => key !== 'startFrom'),
      outputFields: outputFields(outputSchema).map((field) =>
        identity.includes(field.key) ? { ...field, primary: true } : field,
      ),
      sample: sample.output,
      throttle,
    },
  };
}
