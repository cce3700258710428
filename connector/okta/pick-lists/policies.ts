import { z } from 'zod/v3';
import { policy, policyTypes } from '../../../schemas/policy.ts';
import { isConnectorError } from '../../core/error.ts';
import type { PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { listed, whole } from './choices.ts';
import { labelOf } from './label.ts';

const scopes = ['okta.policies.read'];

/** Okta lists policies by their type only, and refuses a type that the org does not have. */
export const policies: PickList = {
  title: 'Policies',
  scopes,
  async choices(okta, question) {
    const path = '/api/v1/policies';
    const lists = await Promise.allSettled(
      policyTypes.map((type) => okta.list({ method: 'GET', path, query: { type } }, {})),
    );
    const items = lists.flatMap((list) => {
      if (list.status === 'fulfilled') return list.value.page.items;
      if (isConnectorError(list.reason) && ['REJECTED', 'NOT_LICENSED'].includes(list.reason.code)) return [];
      throw list.reason;
    });
    const choices = expected(z.array(policy), items).map((one) => ({
      value: one.id,
      label: labelOf('{name|id}[ ({type})]', one),
    }));
    return whole(choices, question);
  },
};

export const policyRules = listed({
  title: 'Rules of a policy',
  scopes,
  needs: ['policyId'],
  source: {
    path: '/api/v1/policies/{policyId}/rules',
    value: 'id',
    label: '{name|id}[ ({status})]',
  },
});
