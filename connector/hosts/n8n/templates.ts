import type { Manifest, ManifestAction, Recipe, RecipeSource, RecipeStep } from '../../index.ts';
import type { Form, InputField, Operation } from './description.ts';
import { packageName } from './package-files.ts';
import type { TriggerForm } from './trigger-description.ts';

interface Node {
  id: string;
  name: string;
  type: string;
  typeVersion: number;
  position: [number, number];
  parameters: Record<string, unknown>;
  [setting: string]: unknown;
}

/** A workflow as n8n imports it. */
export interface Workflow {
  name: string;
  nodes: Node[];
  connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }>;
  settings: object;
}

/** A recipe as a workflow of n8n. */
export function workflowOf(
  recipe: Recipe,
  { actions, triggers }: Pick<Manifest, 'actions' | 'triggers'>,
  { operations }: Pick<Form, 'operations'>,
  { operations: triggerOperations }: Pick<TriggerForm, 'operations'>,
): Workflow {
  const nodes: Node[] = [];
  const connections: Workflow['connections'] = {};
  const named = new Map(actions.map((action) => [action.name, action]));
  const trigger = triggers.find(({ name }) => name === recipe.trigger?.name);
  const places: Places = {
    titles: new Map([...actions, ...(trigger ? [trigger] : [])].map(({ name, title }) => [name, title])),
    // A trigger starts with several events at once, each an item with steps of its own.
    item: trigger ? 'item' : 'first()',
  };
  let x = 0;

  function put(
    name: string,
    facts: Partial<Node> & Pick<Node, 'type' | 'typeVersion' | 'parameters'>,
  ): string {
    const before = nodes.filter(({ type }) => !type.endsWith('stickyNote')).at(-1);
    nodes.push({ id: `${recipe.name}-${nodes.length}`, name, position: [x, 0], ...facts });
    if (before) connections[before.name] = { main: [[{ node: name, type: 'main', index: 0 }]] };
    x += 220;
    return name;
  }

  /** `each` is the list whose items the steps are for, and the node that gives them out. */
  function putSteps(steps: RecipeStep[], each?: { place: string; node: string }): void {
    // n8n runs a node once for each item. What follows a list, and is not for its items, runs once.
    let once = each === undefined ? undefined : false;
    for (const step of steps) {
      if ('action' in step) {
        const action = named.get(step.action) as ManifestAction;
        const operation = operations[action.export] as Operation;
        const parameters = parametersOf(step.input, operation.fields, (source) =>
          expressionOf(source, places, each),
        );
        put(action.title, {
          type: `${packageName}.oktaWorkflow`,
          typeVersion: 1,
          parameters: {
            resource: action.resource,
            operation: action.export,
            ...(operation.simple && { simplify: false }),
            ...parameters,
          },
          ...(once && { executeOnce: true }),
        });
        if (operation.items && once === undefined) once = true;
      } else if ('say' in step) {
        const text = step.say.replaceAll(
          /\{([\w.]+)\}/g,
          (_, place: string) => `{{ ${pathOf(place, places, each)} }}`,
        );
        put(step.title, {
          ...set([{ name: 'message', value: `=${text}` }]),
          ...(once && { executeOnce: true }),
        });
      } else if ('when' in step) {
        const { title, when, is, isNot } = step;
        put(title, {
          type: 'n8n-nodes-base.filter',
          typeVersion: 2.2,
          parameters: filter(
            `={{ ${pathOf(when, places, each)} }}`,
            is === undefined ? 'notEquals' : 'equals',
            is ?? isNot ?? '',
          ),
        });
      } else {
        const [list = ''] = step.each.split('.');
        const source = places.titles.get(list) ?? list;
        put(step.title, {
          type: 'n8n-nodes-base.code',
          typeVersion: 2,
          parameters: { jsCode: `return $(${JSON.stringify(source)}).all();` },
        });
        const { title, field, is, isNot } = step.where;
        const node = put(title, {
          type: 'n8n-nodes-base.filter',
          typeVersion: 2.2,
          parameters: filter(
            `={{ $json.${field} }}`,
            is === undefined ? 'notEquals' : 'equals',
            is ?? isNot ?? '',
          ),
        });
        putSteps(step.steps, { place: step.each, node });
      }
    }
  }

  if (trigger && recipe.trigger) {
    const { fields } = triggerOperations[trigger.export] as TriggerForm['operations'][string];
    const given = Object.entries(recipe.trigger.input).map(([key, value]) => [key, { value }] as const);
    put(trigger.title, {
      type: `${packageName}.oktaWorkflowTrigger`,
      typeVersion: 1,
      parameters: {
        resource: trigger.group,
        operation: trigger.export,
        ...parametersOf(Object.fromEntries(given), fields, (source) => expressionOf(source, places)),
      },
    });
  } else {
    put('Start', { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} });
    put(recipe.start, set(recipe.arguments.map(({ name, example }) => ({ name, value: example }))));
  }
  putSteps(recipe.steps);
  const notes = recipe.notes.map(({ title, text }) => `**${title}**\n${text}`);
  nodes.push({
    id: `${recipe.name}-about`,
    name: 'About',
    type: 'n8n-nodes-base.stickyNote',
    typeVersion: 1,
    position: [0, 200],
    parameters: {
      content: [`## ${recipe.title}`, recipe.description, ...notes].join('\n\n'),
      width: 640,
      height: 260,
    },
  });
  return { name: recipe.title, nodes, connections, settings: { executionOrder: 'v1' } };

  function expressionOf(source: RecipeSource, of: Places, each?: { place: string; node: string }): unknown {
    if ('value' in source) return source.value;
    if ('argument' in source)
      return `={{ $(${JSON.stringify(recipe.start)}).first().json.${source.argument} }}`;
    return `={{ ${pathOf(source.output, of, each)} }}`;
  }
}

/** How expressions name earlier steps. */
interface Places {
  /** The names of nodes by those of actions and the trigger. */
  titles: Map<string, string>;
  /** Which item of a node is meant. */
  item: string;
}

/** An expression for a field of an earlier step: get_user.profile.login. */
function pathOf(place: string, { titles, item }: Places, each?: { place: string; node: string }): string {
  if (each && place.startsWith(`${each.place}.`)) {
    return `$(${JSON.stringify(each.node)}).item.json${place.slice(each.place.length)}`;
  }
  const [step = '', ...path] = place.split('.');
  return `$(${JSON.stringify(titles.get(step) ?? step)}).${item}.json.${path.join('.')}`;
}

/** The parameters of our node for the inputs of a step, by their paths: userId, profile.login. */
function parametersOf(
  input: Record<string, RecipeSource>,
  fields: readonly InputField[],
  expression: (source: RecipeSource) => unknown,
): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  for (const { key, kind, optional, picked } of fields) {
    const own = Object.entries(input).filter(([path]) => path === key || path.startsWith(`${key}.`));
    if (own.length === 0) continue;
    const inside = Object.fromEntries(
      own.map(([path, source]) => [path.slice(key.length + 1), expression(source)]),
    );
    const [value] = Object.values(inside);
    const filled =
      kind === 'attributes'
        ? { mappingMode: 'defineBelow', value: inside, schema: Object.keys(inside).map((id) => ({ id })) }
        : picked
          ? { __rl: true, mode: 'id', value }
          : value;
    (optional ? options : parameters)[key] = filled;
  }
  return { ...parameters, ...(Object.keys(options).length > 0 && { options }) };
}

const set = (values: { name: string; value: string }[]) => ({
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    assignments: {
      assignments: values.map(({ name, value }, at) => ({ id: String(at), name, type: 'string', value })),
    },
    options: {},
  },
});

const filter = (left: string, operation: string, right: string) => ({
  conditions: {
    options: { caseSensitive: true, typeValidation: 'loose', version: 2 },
    conditions: [{ id: '0', leftValue: left, rightValue: right, operator: { type: 'string', operation } }],
    combinator: 'and',
  },
});
