import { put } from '../../core/request.ts';
import type { Manifest, Recipe, RecipeSource, RecipeStep } from '../../index.ts';
import { type Field, inputFields, outputFields } from './fields.ts';

/** A recipe as Workato exports it, in a file of its own. Source: recipes that were exported, and Workato's recipe linter. */
export interface WorkatoRecipe {
  name: string;
  description: string;
  version: number;
  private: boolean;
  concurrency: number;
  code: Step;
  config: object[];
}

/** A step, with the steps inside it. */
export interface Step {
  number: number;
  keyword: string;
  provider?: string;
  name?: string;
  as?: string;
  title?: string;
  input: Record<string, unknown>;
  extended_input_schema?: Field[];
  extended_output_schema?: Field[];
  source?: string;
  block?: Step[];
  uuid: string;
  [fact: string]: unknown;
}

/** What only a workspace knows: the name that it gave the connector, and that of the connection. */
export interface Workspace {
  /** Such as okta_workflow_connector_1234567_1700000000: a workspace gives each custom connector a name of its own. */
  provider: string;
  connection: string;
}

/** The name of the file of a recipe, which Workato's linter wants to be that of the recipe. */
export const fileOf = ({ name }: Pick<WorkatoRecipe, 'name'>): string =>
  `${name.toLowerCase().replaceAll(' ', '-')}.recipe.json`;

/** A recipe of the manifest for Workato. One that a person starts can be called by other recipes, with its arguments. */
export function workatoRecipe(
  recipe: Recipe,
  manifest: Manifest,
  { provider, connection }: Workspace,
): WorkatoRecipe {
  const { trigger, arguments: wanted } = recipe;
  /** The providers of outputs that are not ours, and the list that a loop goes through, by its place. */
  const loops: { place: string; as: string }[] = [];
  const used = new Set([provider]);
  let count = 0;

  function next(keyword: string, label: string): Pick<Step, 'number' | 'keyword' | 'uuid'> {
    const number = count;
    count += 1;
    return { number, keyword, uuid: `${slug(label).slice(0, 32)}-${number}` };
  }

  /** A datapill: an output of an earlier step, or of the item of a loop. */
  function pill(place: string): string {
    const loop = loops.find((one) => place.startsWith(`${one.place}.`));
    const [line = '', ...path] = place.split('.');
    return loop
      ? written('foreach', loop.as, place.slice(loop.place.length + 1).split('.'))
      : written(provider, line, path);
  }

  function inputOf(source: RecipeSource): string {
    if ('value' in source) return String(source.value);
    if ('output' in source) return `#{${pill(source.output)}}`;
    return `#{${written(callable, start, ['parameters', source.argument])}}`;
  }

  /** A sentence. One with several datapills is a formula, since Workato joins them only there. */
  function sentence(text: string): string {
    const parts = text.split(/\{([^}]+)\}/);
    if (parts.length <= 3) return parts.map((part, at) => (at % 2 ? `#{${pill(part)}}` : part)).join('');
    const joined = parts.flatMap((part, at) =>
      at % 2 ? `${pill(part)}.to_s` : part && `'${part.replaceAll("'", "\\'")}'`,
    );
    return `=${joined.filter(Boolean).join(' + ')}`;
  }

  function conditionOf(
    place: string,
    { is, isNot }: { is?: string | undefined; isNot?: string | undefined },
  ) {
    return {
      type: 'compound',
      operand: 'and',
      conditions: [
        {
          operand: is === undefined ? 'not_equals_to' : 'equals_to',
          lhs: `#{${pill(place)}}`,
          rhs: is ?? isNot,
          uuid: `condition-${count - 1}`,
        },
      ],
    };
  }

  function blockOf(steps: RecipeStep[]): Step[] {
    const [step, ...rest] = steps;
    if (!step) return [];
    // What follows a condition is done only if it holds, so that it stands inside.
    if ('when' in step) {
      const own = next('if', step.title);
      return [
        {
          ...own,
          as: own.uuid,
          title: step.title,
          input: conditionOf(step.when, step),
          block: blockOf(rest),
        },
      ];
    }
    const first = 'action' in step ? actionStep(step) : 'say' in step ? sayStep(step) : eachStep(step);
    return [first, ...blockOf(rest)];
  }

  function actionStep({ action: name, input }: Extract<RecipeStep, { action: string }>): Step {
    const action = manifest.actions.find((one) => one.name === name);
    if (!action) throw new TypeError(`There is no action ${name}.`);
    const given = nested(Object.entries(input).map(([path, source]) => [path, inputOf(source)]));
    return {
      ...next('action', name),
      provider,
      name,
      as: name,
      input: given,
      extended_input_schema: only(inputFields(action.inputSchema, {}), given),
      extended_output_schema: outputFields(action.outputSchema),
    };
  }

  function sayStep({ title, say }: Extract<RecipeStep, { say: string }>): Step {
    used.add(logger);
    const label = next('action', title);
    const message = { name: 'message', label: 'Message', type: 'string', control_type: 'text-area' };
    return {
      ...label,
      provider: logger,
      name: 'log_message',
      as: label.uuid.replaceAll('-', '_'),
      title,
      input: { message: sentence(say) },
      extended_input_schema: [message],
    };
  }

  function eachStep({ title, each, where, steps }: Extract<RecipeStep, { each: string }>): Step {
    const own = next('foreach', title);
    const as = slug(title).replaceAll('-', '_');
    const source = `#{${pill(each)}}`;
    loops.push({ place: each, as });
    const inside = where
      ? [{ title: where.title, when: `${each}.${where.field}`, is: where.is, isNot: where.isNot }, ...steps]
      : steps;
    const block = blockOf(inside as RecipeStep[]);
    loops.pop();
    return { ...own, as, title, repeat_mode: 'simple', clear_scope: 'false', input: {}, source, block };
  }

  function begin(): Step {
    const label = next('trigger', trigger?.name ?? 'start');
    if (trigger) {
      const declared = manifest.triggers.find((one) => one.name === trigger.name);
      if (!declared) throw new TypeError(`There is no trigger ${trigger.name}.`);
      const given = nested(Object.entries(trigger.input).map(([path, value]) => [path, String(value)]));
      return {
        ...label,
        provider,
        name: trigger.name,
        as: trigger.name,
        input: given,
        extended_input_schema: only(inputFields(declared.inputSchema, {}), given),
        extended_output_schema: outputFields(declared.outputSchema),
      };
    }
    used.add(callable);
    const parameters = wanted.map(({ name, example }) => ({
      ...{ name, label: labelOf(name), type: 'string', control_type: 'text' },
      ...{ optional: false, hint: `For example ${example}.` },
    }));
    return {
      ...label,
      provider: callable,
      name: 'execute',
      as: start,
      input: { parameters_schema_json: JSON.stringify(parameters), result_schema_json: '[]' },
      extended_input_schema: ['parameters_schema_json', 'result_schema_json'].map((name) => ({
        ...{ name, label: labelOf(name), type: 'string', control_type: 'schema-designer' },
      })),
      extended_output_schema: [
        { name: 'parameters', label: 'Parameters', type: 'object', properties: parameters },
      ],
    };
  }

  const code = begin();
  code.block = blockOf(recipe.steps);
  return {
    name: recipe.title,
    description: recipe.description,
    version: 1,
    private: true,
    concurrency: 1,
    code,
    config: [...used].map((one) => ({
      keyword: 'application',
      provider: one,
      skip_validation: false,
      account_id:
        one === provider
          ? { zip_name: `${slug(connection)}.connection.json`, name: connection, folder: '', custom: true }
          : null,
    })),
  };
}

/** Recipes that other recipes call, and the log of a job: Workato's own. */
const callable = 'workato_recipe_function';
const logger = 'logger';

/** The name of the step that begins a recipe that is called. */
const start = 'start';

const written = (provider: string, line: string, path: string[]): string =>
  `_dp('${JSON.stringify({ pill_type: 'output', provider, line, path })}')`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** firstName becomes "First name". */
const labelOf = (name: string): string => {
  const words = name.replaceAll(/(?=[A-Z])|_/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Values at paths such as profile.login, as an object. */
function nested(values: [path: string, value: string][]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [path, value] of values) put(object, path.split('.'), value);
  return object;
}

/** The fields of a form that a step fills in: Workato's linter wants those and no others. */
const only = (fields: Field[], given: Record<string, unknown>): Field[] =>
  fields
    .filter(({ name }) => name in given)
    .map((field) => {
      const { properties } = field;
      const inner = given[field.name];
      return Array.isArray(properties) && typeof inner === 'object' && inner !== null
        ? { ...field, properties: only(properties as Field[], inner as Record<string, unknown>) }
        : field;
    });
