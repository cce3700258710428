import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { readSchema } from '../../connector/okta/steps/schema-property.ts';
import { sampleUserSchema, schema } from '../../schemas/schema.ts';
import { sampleUserType, userTypeId } from '../../schemas/user-type.ts';

export const getUserSchema = defineAction({
  name: 'get_user_schema',
  title: 'Get user schema',
  description: 'Gets the attributes that the profiles of a user type have, with their types and rules.',
  operation: 'getUserSchema',
  scopes: ['okta.schemas.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['custom attributes', 'profile fields'],
  input: z.object({ userTypeId }).strict(),
  output: schema,
  sample: { input: { userTypeId: sampleUserType.id }, output: sampleUserSchema },
  request: { method: 'GET', path: '/api/v1/meta/schemas/user/{userTypeId}' },
  execute: readSchema,
});
