import { profileSchema } from '../../../schemas/profile-schema.ts';
import { schemaIdOf } from '../../../schemas/user-type.ts';
import type { PickList } from '../../core/pick-list.ts';
import { whole } from './choices.ts';

/** The attributes that the org added to a user type. */
export const userSchemaProperties: PickList = {
  title: 'Custom attributes of a user type',
  scopes: ['okta.schemas.read'],
  needs: ['userTypeId'],
  async choices(okta, question) {
    const { body } = await okta.call({
      method: 'GET',
      path: '/api/v1/meta/schemas/user/{schemaId}',
      params: { schemaId: schemaIdOf(question.given?.['userTypeId'] ?? '') },
      expect: profileSchema,
    });
    const properties = Object.entries(profileSchema.parse(body).definitions.custom?.properties ?? {});
    return whole(
      properties.map(([name, property]) => ({
        value: name,
        label: property?.title ? `${property.title} (${name})` : name,
      })),
      question,
    );
  },
};
