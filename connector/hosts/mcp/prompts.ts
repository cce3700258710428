import type { Manifest, ManifestAction, Recipe, RecipeSource, RecipeStep } from '../../index.ts';
import { fieldAt } from '../shared/schemas.ts';

/** A recipe as an instruction to an agent: what it asks for, and its steps in words. */
export interface Prompt extends Pick<Recipe, 'name' | 'title' | 'description'> {
  arguments: PromptArgument[];
  /** The steps in order, with the arguments in their places. */
  steps(values: Record<string, string>): string[];
}

export interface PromptArgument {
  name: string;
  description: string;
  required: boolean;
  pickList: string | undefined;
}

/** The recipes that a person starts, and of which these actions do every step. */
export const promptsOf = ({ recipes }: Manifest, actions: ManifestAction[]): Prompt[] => {
  const names = new Set(actions.map(({ name }) => name));
  return recipes
    .filter(({ trigger, steps }) => !trigger && actionsIn(steps).every((name) => names.has(name)))
    .map((recipe) => promptOf(recipe, actions));
};

const actionsIn = (steps: RecipeStep[]): string[] =>
  steps.flatMap((step) => {
    if ('each' in step) return actionsIn(step.steps);
    return 'action' in step ? [step.action] : [];
  });

const promptOf = (
  { name, title, description, arguments: wanted, steps }: Recipe,
  actions: ManifestAction[],
): Prompt => ({
  name,
  title,
  description,
  arguments: wanted.map((argument) => argumentOf(argument.name, steps, actions)),
  steps: (values) => steps.flatMap((step, at) => inWords(step, `${at + 1}`, values)),
});

/** An argument is described as the first field that it fills. */
function argumentOf(name: string, steps: RecipeStep[], actions: ManifestAction[]): PromptArgument {
  for (const step of steps) {
    if (!('action' in step)) continue;
    const [path] = Object.entries(step.input).find(([, source]) => argumentNameIn(source) === name) ?? [];
    const action = actions.find((one) => one.name === step.action);
    if (!path || !action) continue;
    const keys = path.split('.');
    const { inputSchema: schema } = action;
    const field = fieldAt(schema, keys);
    const object = fieldAt(schema, keys.slice(0, -1));
    return {
      name,
      description: [field?.title ?? path, field?.description ?? ''].join('. ').trim(),
      required: object?.required?.includes(keys.at(-1) ?? '') ?? false,
      pickList: field?.['x-pick-list'],
    };
  }
  throw new Error(`No step of the recipe takes the argument ${name}.`);
}

const argumentNameIn = (source: RecipeSource): string | undefined =>
  'argument' in source ? source.argument : undefined;

function inWords(step: RecipeStep, number: string, values: Record<string, string>): string[] {
  if ('say' in step) return [`${number}. Say: ${step.say}.`];
  if ('when' in step) return [`${number}. Go on only if ${conditionOf({ field: step.when, ...step })}.`];
  if ('action' in step) {
    const input = Object.entries(step.input).flatMap(([path, source]) => {
      const value = wordsFor(source, values);
      return value ? [`${path} = ${value}`] : [];
    });
    return [`${number}. Call ${step.action}${input.length > 0 ? ` with ${input.join(', ')}` : ''}.`];
  }
  const { each, where, steps } = step;
  return [
    `${number}. For each of ${each}${where ? ` whose ${conditionOf(where)}` : ''}:`,
    ...steps.flatMap((inner, at) => inWords(inner, `${number}.${at + 1}`, values)),
  ];
}

/** An argument that was not given has no value. */
function wordsFor(source: RecipeSource, values: Record<string, string>): string | undefined {
  if ('output' in source) return source.output;
  if ('value' in source) return JSON.stringify(source.value);
  return values[source.argument] && JSON.stringify(values[source.argument]);
}

const conditionOf = ({ field, is, isNot }: Condition): string =>
  is === undefined ? `${field} is not ${isNot}` : `${field} is ${is}`;

type Condition = Omit<NonNullable<Extract<RecipeStep, { each: string }>['where']>, 'title'>;
