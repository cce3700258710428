import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { addSchemaProperty, propertyRules } from '../../connector/okta/steps/schema-property.ts';
import { changedSchema, sampleUserSchema, withCustom } from '../../schemas/schema.ts';
import { newUserProperty } from '../../schemas/schema-property.ts';
import { sampleUserType, userTypeId } from '../../schemas/user-type.ts';

export const addUserSchemaProperty = defineAction({
  name: 'add_user_schema_property',
  title: 'Add user schema property',
  description:
    'Adds a custom attribute to the profiles of a user type. If the attribute is already there, nothing changes; if another one has the name, the action fails with CONFLICT.',
  operation: 'updateUserProfile',
  scopes: ['okta.schemas.manage'],
  effect: 'create',
  idempotent: true,
  // A profile that lacks a required attribute can no longer be changed, and what users may write can decide on their access.
  confirm: ['required', 'userPermission'],
  keywords: ['create a custom attribute', 'new profile field'],
  input: z.object({ userTypeId, ...newUserProperty }).strict(),
  output: changedSchema,
  sample: {
    input: { userTypeId: sampleUserType.id, name: 'badgeNumber', title: 'Badge number', type: 'integer' },
    output: {
      ...withCustom(sampleUserSchema, {
        ...sampleUserSchema.definitions.custom.properties,
        badgeNumber: { title: 'Badge number', type: 'integer' },
      }),
      changed: true,
    },
  },
  request: { method: 'POST', path: '/api/v1/meta/schemas/user/{userTypeId}' },
  check: propertyRules,
  execute: addSchemaProperty,
});
