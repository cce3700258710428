import { z } from 'zod/v3';

const title = z.string().describe('The name that a person reads.');
const place = z.string().describe('A field of the output of an earlier step: get_user.profile.login.');

const source = z.union([
  z.object({ argument: z.string().describe('What the recipe is started with.') }).strict(),
  z.object({ output: place }).strict(),
  z.object({ value: z.union([z.string(), z.number(), z.boolean()]) }).strict(),
]);

const actionStep = z
  .object({
    action: z.string().describe('The action to run. Its name is also that of its output.'),
    input: z.record(source).describe('Where each input comes from, by its path: profile.login.'),
  })
  .strict();

const sayStep = z
  .object({
    title,
    say: z.string().describe('A sentence about what was done, with places in braces: {get_user.status}.'),
  })
  .strict();

const condition = {
  is: z.string().optional(),
  isNot: z.string().optional(),
};

const whenStep = z
  .object({
    title,
    when: place.describe(
      'A field of the output of an earlier step. The recipe goes on only if it is this, or not this.',
    ),
    ...condition,
  })
  .strict();

const eachStep = z
  .object({
    title,
    each: place.describe(
      'A list in the output of an earlier step. In the steps its place stands for one item.',
    ),
    where: z
      .object({ title, field: z.string(), ...condition })
      .strict()
      .describe('Which items are meant.'),
    steps: z.array(z.union([actionStep, sayStep, whenStep])),
  })
  .strict();

/** An example of what can be made of the actions, from which a host makes what it calls a flow, a template or a prompt. */
export const recipe = z
  .object({
    name: z.string().regex(/^[a-z][a-z_]*$/),
    title,
    description: z.string(),
    start: z.string().describe('What it is started with in the examples, or by, in words.'),
    trigger: z
      .object({ name: z.string(), input: z.record(z.union([z.string(), z.number(), z.boolean()])) })
      .strict()
      .optional()
      .describe(
        'The trigger that starts it. Its name is also that of its output, which is the event. Without one a person starts it.',
      ),
    arguments: z
      .array(z.object({ name: z.string(), example: z.string() }).strict())
      .default([])
      .describe('What it is started with. The first step takes all of it.'),
    steps: z.array(z.union([actionStep, sayStep, whenStep, eachStep])),
    notes: z
      .array(z.object({ title: z.string(), text: z.string() }).strict())
      .describe('What there is to learn from it.'),
  })
  .strict();

export type Recipe = z.infer<typeof recipe>;
export type RecipeStep = Recipe['steps'][number];
export type RecipeSource = z.infer<typeof source>;
