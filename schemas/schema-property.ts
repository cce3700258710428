import { z } from 'zod/v3';
import { field } from './field.ts';
import { id, oneLine } from './text.ts';

/** The name of an attribute, as expressions and the API use it. */
export const propertyName = field(
  z
    .string()
    .regex(/^\s*[A-Za-z]\w*\s*$/, 'must start with a letter and have letters, digits and underscores only'),
  { title: 'Variable name' },
);

const choice = z
  .object({
    const: field(oneLine(z.string().min(1)), { title: 'Value' }).describe(
      'The value that a profile holds. It is a number if the type of the attribute is a number.',
    ),
    title: z.string().min(1).optional().describe('The name that people see. The default is the value.'),
  })
  .strict();

/** What an attribute of a user's or a group's profile may be. The type cannot be changed later. */
export const newProperty = {
  name: propertyName.describe(
    'The variable name for expressions and the API, such as shirtSize: letters, digits and underscores, starting with a letter. It cannot be changed later.',
  ),
  title: field(oneLine(z.string().min(1)), { title: 'Display name' }).describe(
    'The name that people see, such as Shirt size.',
  ),
  type: z
    .enum(['string', 'boolean', 'number', 'integer', 'array'])
    .describe(
      'Type of the values: text, true or false, number, whole number or list. It cannot be changed later.',
    ),
  itemType: field(z.enum(['string', 'number', 'integer']).optional(), {
    showWhen: { field: 'type', is: ['array'], required: true },
  }).describe('Type of the items of a list.'),
  description: z.string().optional().describe('What the attribute is for.'),
  oneOf: field(z.array(choice).min(1).optional(), {
    title: 'Allowed values',
    showWhen: { field: 'type', is: ['string', 'number', 'integer', 'array'] },
  }).describe('The values to choose from, in this order. Without them any value of the type is allowed.'),
  minLength: field(z.number().int().min(0).optional(), {
    title: 'Minimum length',
    showWhen: { field: 'type', is: ['string'] },
  }).describe('Fewest characters of a text.'),
  maxLength: field(z.number().int().min(1).optional(), {
    title: 'Maximum length',
    showWhen: { field: 'type', is: ['string'] },
  }).describe('Most characters of a text.'),
  format: field(
    z
      .enum(['email', 'uri', 'date-time', 'country-code', 'language-code', 'locale', 'timezone', 'ref-id'])
      .optional(),
    { advanced: true, showWhen: { field: 'type', is: ['string'] } },
  ).describe('The form that a text must have.'),
  required: z
    .boolean()
    .optional()
    .describe('Makes the attribute required. A profile that lacks it cannot be created or changed any more.'),
  unique: field(z.boolean().optional(), { advanced: true }).describe(
    'Allows each value only once. Okta allows five such attributes and first looks through all profiles.',
  ),
};

/** What only the attributes of users have. */
export const newUserProperty = {
  ...newProperty,
  userPermission: field(z.enum(['HIDE', 'READ_ONLY', 'READ_WRITE']).optional(), {
    title: 'User permission',
  }).describe(
    'What users may do with their own value: not see it, see it, or change it. Okta chooses if it is left out.',
  ),
  master: field(z.enum(['PROFILE_MASTER', 'OKTA', 'OVERRIDE']).optional(), {
    title: 'Source of values',
    advanced: true,
  }).describe(
    'Where values come from: the source of the whole profile (PROFILE_MASTER), Okta, or applications in an order of their own (OVERRIDE).',
  ),
  masterPriority: field(z.array(id).min(1).optional(), {
    title: 'Source applications',
    words: true,
    advanced: true,
    showWhen: { field: 'master', is: ['OVERRIDE'], required: true },
  }).describe('IDs of the applications (0oa...) that values come from, the most important one first.'),
  scope: field(z.enum(['NONE', 'SELF']).optional(), { advanced: true }).describe(
    'SELF keeps groups from setting the value: only the user has one. The default is NONE.',
  ),
};

export type NewProperty = z.output<ReturnType<typeof z.object<typeof newUserProperty>>>;
