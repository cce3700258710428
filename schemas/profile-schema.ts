import { type ZodTypeAny, z } from 'zod/v3';

/** Anything that is not of the known kind counts as left out, so that one odd attribute does not hide the others. */
const readable = <T extends ZodTypeAny>(schema: T) => schema.optional().catch(undefined);

const value = z.union([z.string(), z.number().finite()]);
const length = readable(z.number().int().nonnegative());

const choices = {
  enum: readable(z.array(value)),
  oneOf: readable(z.array(z.object({ const: value, title: z.string() }))),
};

const attribute = z.object({
  title: readable(z.string().min(1)),
  description: readable(z.string().min(1)),
  type: readable(z.enum(['string', 'boolean', 'number', 'integer', 'array'])),
  ...choices,
  items: readable(z.object({ type: z.enum(['string', 'number', 'integer']), ...choices })),
  format: readable(z.string()),
  pattern: readable(z.string()),
  minLength: length,
  maxLength: length,
  required: readable(z.boolean()),
  default: z.unknown(),
  mutability: readable(z.string()),
  permissions: readable(z.array(z.object({ principal: z.string(), action: z.string() }))),
});
/** An attribute of a profile, as the org defines it. */
export type ProfileAttributeSchema = z.output<typeof attribute>;

const definition = readable(
  z.object({ properties: z.record(readable(attribute)), required: readable(z.array(z.string())) }),
);

/** The schema of a user's or a group's profile. Source: GET /api/v1/meta/schemas/user/{id}, .../group/default */
export const profileSchema = z.object({ definitions: z.object({ base: definition, custom: definition }) });
export type ProfileSchema = z.output<typeof profileSchema>;
