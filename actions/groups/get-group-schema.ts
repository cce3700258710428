import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleGroupSchema, schema } from '../../schemas/schema.ts';

export const getGroupSchema = defineAction({
  name: 'get_group_schema',
  title: 'Get group schema',
  description: 'Gets the attributes that the profiles of groups have, with their types and rules.',
  operation: 'getGroupSchema',
  scopes: ['okta.schemas.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['custom attributes of groups'],
  input: z.object({}).strict(),
  output: schema,
  sample: { input: {}, output: sampleGroupSchema },
  request: { method: 'GET', path: '/api/v1/meta/schemas/group/default' },
});
