import { z } from 'zod/v3';
import { relationship } from '../../../schemas/linked-user.ts';
import type { PickList } from '../../core/pick-list.ts';
import { whole } from './choices.ts';

/** Source: GET /api/v1/meta/schemas/user/linkedObjects. */
const linkedObjects = z.array(relationship);

/** Okta reads a relationship from either end, and changes it by the name of its primary end only. */
const namesOf = (title: string, ends: readonly ('primary' | 'associated')[]): PickList => ({
  title,
  scopes: ['okta.linkedObjects.read'],
  async choices(okta, question) {
    const path = '/api/v1/meta/schemas/user/linkedObjects';
    const { body } = await okta.call({ method: 'GET', path, expect: linkedObjects });
    const names = body.flatMap((linked) => ends.map((one) => linked[one]));
    return whole(
      names.map(({ name, title: shown }) => ({ value: name, label: shown ? `${shown} (${name})` : name })),
      question,
    );
  },
});

export const linkedObjectNames = namesOf('Names of relationships', ['primary', 'associated']);
export const linkedObjectPrimaryNames = namesOf('Primary names of relationships', ['primary']);
