import { describe, expect, test } from 'vitest';
import {
  fileOf,
  type Step,
  type WorkatoRecipe,
  workatoRecipe,
} from '../../../../connector/hosts/workato/recipes.ts';
import { loadConnector } from '../../../../connector/index.ts';
import type { JsonSchema } from '../../../../schemas/json-schema.ts';

// The rules of Workato's recipe linter, as far as such recipes can break them, and that every datapill leads somewhere.

const { manifest } = await loadConnector();
const workspace = { provider: 'okta_workflow_connector_1_2', connection: 'Okta' };
const { provider: ours } = workspace;
const recipes = manifest.recipes.map((recipe) => workatoRecipe(recipe, manifest, workspace));

interface Pill {
  pill_type: string;
  provider: string;
  line: string;
  path: string[];
}

/** Every step with those that it stands in, in order. */
const stepsOf = (step: Step, above: Step[] = []): [Step, Step[]][] => [
  [step, above],
  ...(step.block ?? []).flatMap((inner) => stepsOf(inner, [...above, step])),
];

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

const leadsTo = (schema: JsonSchema | undefined, path: string[]): boolean => {
  if (!schema || path.length === 0) return schema !== undefined;
  return leadsTo((schema.items ?? schema).properties?.[path[0] ?? ''], path.slice(1));
};

/** The output of a step, as its action or trigger declares it. */
const outputOf = ({ provider, name, extended_output_schema: fields }: Step): JsonSchema | undefined => {
  const declared = [...manifest.actions, ...manifest.triggers].find((one) => one.name === name);
  if (provider === ours) return declared?.outputSchema as JsonSchema | undefined;
  const [parameters] = fields ?? [];
  const properties = Object.fromEntries(
    ((parameters?.['properties'] ?? []) as { name: string }[]).map((one) => [one.name, {}]),
  );
  return { properties: { parameters: { properties } } } as JsonSchema;
};

/** What a linter would say, by its own names of rules. */
function faults(recipe: WorkatoRecipe, file = fileOf(recipe)): string[] {
  const steps = stepsOf(recipe.code);
  const found: string[] = [];
  const say = (rule: string, wrong: boolean) => {
    if (wrong) found.push(rule);
  };
  const providers = new Set(recipe.config.map((one) => (one as { provider: string }).provider));
  say('MISSING_TOP_LEVEL_KEYS', !['name', 'version', 'code', 'config'].every((key) => key in recipe));
  say('FILENAME_MATCH', file !== `${recipe.name.toLowerCase().replaceAll(' ', '-')}.recipe.json`);
  say('CONFIG_NO_WORKATO', providers.has('workato'));
  say(
    'STEP_NUMBERING',
    steps.some(([{ number }], at) => number !== at),
  );
  say('TRIGGER_NUMBER_ZERO', recipe.code.number !== 0 || recipe.code.keyword !== 'trigger');
  say('UUID_UNIQUE', new Set(steps.map(([{ uuid }]) => uuid)).size < steps.length);
  for (const [step, above] of steps) {
    const { keyword, provider, name = '', uuid, input, extended_input_schema: schema = [] } = step;
    const runs = keyword === 'action' || keyword === 'trigger';
    say('UUID_TOO_LONG', uuid.length > 36);
    say('IF_NO_PROVIDER', !runs && provider !== undefined);
    say('NO_ELSIF', !['trigger', 'action', 'if', 'foreach'].includes(keyword));
    say('CONFIG_PROVIDER_MATCH', runs && !providers.has(provider ?? ''));
    const names = keyword === 'trigger' ? manifest.triggers : manifest.actions;
    say('ACTION_NAME_VALID', provider === ours && !names.some((one) => one.name === name));
    if (runs) {
      const mirrored = (values: object, fields: typeof schema): boolean =>
        Object.entries(values).every(([key, value]) => {
          const field = fields.find((one) => one.name === key);
          const inner = field?.['properties'] as typeof schema | undefined;
          return field && (typeof value !== 'object' || (inner !== undefined && mirrored(value, inner)));
        });
      say('EIS_MIRRORS_INPUT', !mirrored(input, schema));
      say(
        'EIS_NAME_MATCH',
        schema.some((field) => !(field.name in input)),
      );
    }
    for (const text of textsIn([input, step.source])) {
      const pills = [...text.matchAll(/_dp\('(.*?)'\)/g)].map(([, json = '']) => json);
      say('DP_INTERPOLATION_SINGLE', pills.length === 1 && text.startsWith('='));
      say('DP_FORMULA_CONCAT', pills.length > 1 && !text.startsWith('='));
      for (const json of pills) {
        let pill: Pill;
        try {
          pill = JSON.parse(json);
        } catch {
          say('DP_VALID_JSON', true);
          continue;
        }
        const loop = above.find((one) => one.keyword === 'foreach' && one.as === pill.line);
        if (pill.provider === 'foreach') {
          const [list] = textsIn([loop?.source]).flatMap((source) => [...source.matchAll(/_dp\('(.*?)'\)/g)]);
          const source: Pill | undefined = list && JSON.parse(list[1] ?? '');
          const [of] = steps.find(([one]) => one.as === source?.line) ?? [];
          say('DP_LINE_RESOLVES', !of);
          if (of && source) say('PATH', !leadsTo(outputOf(of), [...source.path, ...pill.path]));
          continue;
        }
        const [of, around = []] = steps.find(([one]) => one.as === pill.line) ?? [];
        say('DP_LINE_RESOLVES', !of);
        if (!of) continue;
        say('DP_PROVIDER_MATCHES', of.provider !== pill.provider);
        say('DP_STEP_REACHABLE', of.number >= step.number || around.some((one) => !above.includes(one)));
        say('PATH', !leadsTo(outputOf(of), pill.path));
      }
    }
  }
  return [...new Set(found)];
}

test('there are ten', () => expect(recipes).toHaveLength(10));

describe.each(recipes.map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  test("keeps the rules of Workato's linter, and each datapill leads somewhere", () => {
    expect(faults(recipe)).toEqual([]);
  });
});

test('a condition holds for all that follows it', () => {
  const unlock = recipes.find(({ name }) => name === 'Unlock after an approved push') as WorkatoRecipe;
  const [push, only] = unlock.code.block ?? [];

  expect(unlock.code).toMatchObject({ keyword: 'trigger', provider: ours, name: 'user_locked', number: 0 });
  expect(push).toMatchObject({ name: 'challenge_user', number: 1 });
  expect(only).toMatchObject({
    keyword: 'if',
    input: { conditions: [{ operand: 'equals_to', rhs: 'SUCCESS' }] },
    block: [
      { name: 'unlock_user', number: 3 },
      { name: 'log_message', number: 4 },
    ],
  });
  expect(unlock.code.block).toHaveLength(2);
});

test('what a person starts is a recipe that others call, with its arguments', () => {
  const review = recipes.find(({ name }) => name === 'Review who is in a group') as WorkatoRecipe;

  expect(review.code).toMatchObject({ provider: 'workato_recipe_function', name: 'execute' });
  expect(JSON.parse(review.code.input['parameters_schema_json'] as string)).toMatchObject([
    { name: 'group', label: 'Group' },
  ]);
  expect(review.code.block?.[0]?.input['name']).toBe(
    `#{_dp('{"pill_type":"output","provider":"workato_recipe_function","line":"start","path":["parameters","group"]}')}`,
  );
  expect(review.config.map((one) => (one as { provider: string }).provider)).toEqual([
    ours,
    'workato_recipe_function',
    'logger',
  ]);
});

// Each plants a fault into a copy of a recipe.
test.each<[string, (recipe: WorkatoRecipe, first: Step) => void]>([
  ['FILENAME_MATCH', (recipe) => Object.assign(recipe, { name: 'Another name' })],
  ['STEP_NUMBERING', (_, first) => Object.assign(first, { number: 7 })],
  ['UUID_UNIQUE', (recipe, first) => Object.assign(first, { uuid: recipe.code.uuid })],
  ['UUID_TOO_LONG', (_, first) => Object.assign(first, { uuid: 'u'.repeat(37) })],
  ['CONFIG_PROVIDER_MATCH', (recipe) => Object.assign(recipe, { config: [] })],
  ['ACTION_NAME_VALID', (_, first) => Object.assign(first, { name: 'get_nobody' })],
  ['EIS_MIRRORS_INPUT', (_, first) => Object.assign(first, { extended_input_schema: [] })],
  ['EIS_NAME_MATCH', (_, first) => Object.assign(first, { input: {} })],
  ['DP_VALID_JSON', (_, first) => Object.assign(first.input, { userId: "#{_dp('{')}" })],
  [
    'DP_LINE_RESOLVES',
    (_, first) =>
      Object.assign(first.input, { userId: String(first.input['userId']).replace('"start"', '"begin"') }),
  ],
  [
    'DP_PROVIDER_MATCHES',
    (_, first) =>
      Object.assign(first.input, {
        userId: String(first.input['userId']).replace('workato_recipe_function', 'salesforce'),
      }),
  ],
  [
    'PATH',
    (_, first) =>
      Object.assign(first.input, { userId: String(first.input['userId']).replace('"login"', '"email"') }),
  ],
  [
    'DP_STEP_REACHABLE',
    (_, first) =>
      Object.assign(first.input, {
        userId: `#{_dp('${JSON.stringify({ pill_type: 'output', provider: ours, line: 'deactivate_user', path: ['id'] })}')}`,
      }),
  ],
])('%s is found where it is planted', (rule, plant) => {
  const recipe = structuredClone(recipes.find(({ name }) => name === 'Off-board a leaver') as WorkatoRecipe);
  const file = fileOf(recipe);
  plant(recipe, recipe.code.block?.[0] as Step);

  expect(faults(recipe, file)).toContain(rule);
});
