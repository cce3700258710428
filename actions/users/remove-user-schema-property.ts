import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { removeSchemaProperty } from '../../connector/okta/steps/schema-property.ts';
import { field } from '../../schemas/field.ts';
import { changedSchema, sampleUserSchema, withCustom } from '../../schemas/schema.ts';
import { propertyName } from '../../schemas/schema-property.ts';
import { sampleUserType, userTypeId } from '../../schemas/user-type.ts';

export const removeUserSchemaProperty = defineAction({
  name: 'remove_user_schema_property',
  title: 'Remove user schema property',
  description:
    'Removes a custom attribute from the profiles of a user type. All users of the type lose their values for good.',
  operation: 'updateUserProfile',
  scopes: ['okta.schemas.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['delete a custom attribute'],
  input: z
    .object({
      userTypeId,
      name: field(propertyName, { pickList: 'user_schema_properties' }).describe(
        "The variable name of the attribute. Okta's own attributes cannot be removed.",
      ),
    })
    .strict(),
  output: changedSchema,
  sample: {
    input: { userTypeId: sampleUserType.id, name: 'shirtSize' },
    output: {
      ...withCustom(sampleUserSchema, {
        startDate: sampleUserSchema.definitions.custom.properties.startDate,
      }),
      changed: true,
    },
  },
  request: { method: 'POST', path: '/api/v1/meta/schemas/user/{userTypeId}' },
  execute: removeSchemaProperty,
});
