import { z } from 'zod/v3';
import { policy, policyRule, policyTypes } from '../../../schemas/policy.ts';
import { isConnectorError } from '../../core/error.ts';
import type { PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { everything, labelOf, whole } from './choices.ts';

const scopes = ['okta.policies.read'];

/** Okta lists policies by their type only, and refuses a type that the org does not have. */
export const policies: PickList = {
  title: 'Policies',
  scopes,
  async choices(okta, question) {
    const lists = await Promise.all(
      policyTypes.map(async (type) => {
        const call = { method: 'GET', path: '/api/v1/policies', query: { type } } as const;
        try {
          return (await okta.list(call, {})).page.items;
        } catch (error) {
          if (isConnectorError(error) && ['REJECTED', 'NOT_LICENSED'].includes(error.code)) return [];
          throw error;
        }
      }),
    );
    const choices = expected(z.array(policy), lists.flat()).map(({ id, name, type }) => ({
      value: id,
      label: labelOf(name ?? id, type),
    }));
    return whole(choices, question);
  },
};

export const policyRules = everything({
  title: 'Rules of a policy',
  scopes,
  needs: ['policyId'],
  path: '/api/v1/policies/{policyId}/rules',
  item: policyRule,
  choice: ({ id, name, status }) => ({
    value: id,
    label: labelOf(name ?? id, status),
  }),
});
