import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { addSchemaProperty, propertyRules } from '../../connector/okta/steps/schema-property.ts';
import { changedSchema, sampleGroupSchema, withCustom } from '../../schemas/schema.ts';
import { newProperty } from '../../schemas/schema-property.ts';

export const addGroupSchemaProperty = defineAction({
  name: 'add_group_schema_property',
  title: 'Add group schema property',
  description:
    'Adds a custom attribute to the profiles of groups. If the attribute is already there, nothing changes; if another one has the name, the action fails with CONFLICT.',
  operation: 'updateGroupSchema',
  scopes: ['okta.schemas.manage'],
  effect: 'create',
  idempotent: true,
  // A group that lacks a required attribute can no longer be changed.
  confirm: ['required'],
  keywords: ['create a custom attribute of groups'],
  input: z.object(newProperty).strict(),
  output: changedSchema,
  sample: {
    input: { name: 'costCode', title: 'Cost code', type: 'string', maxLength: 20 },
    output: {
      ...withCustom(sampleGroupSchema, {
        ...sampleGroupSchema.definitions.custom.properties,
        costCode: { title: 'Cost code', type: 'string', maxLength: 20 },
      }),
      changed: true,
    },
  },
  request: { method: 'POST', path: '/api/v1/meta/schemas/group/default' },
  check: propertyRules,
  execute: addSchemaProperty,
});
