import type { Flow } from 'node-red';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import type { Manifest, ManifestAction } from '../../index.ts';
import { nodeType } from '../node-red/editor/names.ts';
import type { Input, Source } from '../node-red/editor/palette.ts';

/** An example recipe as an instruction to an agent: what it asks for, and its steps in words. */
export interface Recipe {
  /** Made from the title: off_board_a_leaver. */
  name: string;
  title: string;
  description: string;
  /** The names of the actions in its steps. */
  actions: string[];
  arguments: RecipeArgument[];
  /** The steps in order, with the arguments in their places. */
  steps(values: Record<string, string>): string[];
}

export interface RecipeArgument {
  name: string;
  description: string;
  required: boolean;
  pickList: string | undefined;
}

/** The recipes in flows as the editor saves them: each tab is one. */
export function recipesOf(flows: Flow[], { actions }: Manifest): Recipe[] {
  const byType = new Map(actions.map((action) => [nodeType(action.name), action]));
  return flows
    .filter(({ type }) => type === 'tab')
    .map((tab) => recipeOf(tab, inOrder(flows, tab.id), byType));
}

function recipeOf(tab: Flow, nodes: Flow[], byType: Map<string, ManifestAction>): Recipe {
  const title = String(tab.label);
  const steps = nodes.map((node) => ({ node, action: byType.get(node.type) }));
  const first = steps.find(({ action }) => action);
  return {
    name: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'),
    title,
    description: String(tab.info),
    actions: steps.flatMap(({ action }) => action?.name ?? []),
    arguments: first?.action ? argumentsOf(first.action, inputOf(first.node)) : [],
    steps: (values) =>
      steps.map(({ node, action }, at) => {
        const given = node === first?.node ? values : undefined;
        return `${at + 1}. ${action ? actionStep(node, action, given) : otherStep(node)}`;
      }),
  };
}

/** The nodes between a start and the ends, the nearer to the start the earlier. */
function inOrder(flows: Flow[], tab: string): Flow[] {
  const nodes = new Map(flows.filter(({ z }) => z === tab).map((node) => [node.id, node]));
  const starts = [...nodes.values()].filter(({ type }) => type === 'inject');
  const reached = new Set(starts);
  // A set is walked through to what was added last.
  for (const node of reached) {
    for (const id of nextTo(node)) {
      const next = nodes.get(id);
      if (next) reached.add(next);
    }
  }
  return [...reached].filter((node) => !starts.includes(node) && (node.input || nextTo(node).length > 0));
}

const nextTo = ({ wires }: Flow): string[] => (wires as string[][] | undefined)?.flat() ?? [];

const inputOf = ({ input }: Flow): Input => (input ?? {}) as Input;

/** A message begins as what the recipe is started with. After a step of ours it holds what that put out. */
const startedWith = ({ type, value }: Source): string | undefined =>
  type === 'msg' ? /^payload\.(\w+)$/.exec(String(value))?.[1] : undefined;

function argumentsOf({ inputSchema }: ManifestAction, input: Input): RecipeArgument[] {
  const found = Object.entries(input).flatMap(([path, source]): RecipeArgument[] => {
    const name = startedWith(source);
    if (!name) return [];
    const keys = path.split('.');
    const field = fieldAt(inputSchema, keys);
    const object = fieldAt(inputSchema, keys.slice(0, -1));
    return [
      {
        name,
        description: [field?.title ?? path, field?.description ?? ''].join('. ').trim(),
        required: object?.required?.includes(keys.at(-1) ?? '') ?? false,
        pickList: field?.['x-pick-list'],
      },
    ];
  });
  // One argument may fill several fields: the first of them describes it.
  return found.filter(({ name }, at) => found.findIndex((one) => one.name === name) === at);
}

const fieldAt = (schema: JsonSchema, keys: string[]): JsonSchema | undefined =>
  keys.reduce<JsonSchema | undefined>((at, key) => at?.properties?.[key], schema);

function actionStep(node: Flow, { name }: ManifestAction, given: Record<string, string> | undefined): string {
  const input = Object.entries(inputOf(node)).flatMap(([path, source]) => {
    const argument = given && startedWith(source);
    const value = argument ? given[argument] && JSON.stringify(given[argument]) : words(source);
    return value ? [`${path} = ${value}`] : [];
  });
  const called = node.step && node.step !== name ? ` (its output is called ${node.step} below)` : '';
  return `Call ${name}${called}${input.length > 0 ? ` with ${input.join(', ')}` : ''}.`;
}

function words({ type, value }: Source): string {
  if (type === 'pill') return String(value);
  if (type === 'cred') return '(a secret: ask the person)';
  if (type === 'str' || type === 'pick' || type === 'enum') return JSON.stringify(value);
  if (type === 'msg') return `${value} of the step before`;
  return String(value);
}

/** What shapes a flow without touching the org: by its name, and what it looks at. */
const otherStep = ({ name, type, property }: Flow): string =>
  `${name || type}${property ? ` (${type} by ${String(property).replace(/^okta\./, '')})` : ''}.`;
