import { z } from 'zod/v3';
import { titleOf } from '../../../schemas/field.ts';
import { pageInput } from '../../../schemas/page.ts';
import { ConnectorError } from '../../core/error.ts';
import { parseFields } from '../../core/input.ts';
import type { PickList, PickListQuestion } from '../../core/pick-list.ts';
import { apiTokens } from './api-tokens.ts';
import { appGroups, apps, appUsers } from './apps.ts';
import { authenticatorList, userAuthenticatorEnrollments } from './authenticators.ts';
import { searchPageSize } from './choices.ts';
import { userClients, userGrants, userRefreshTokens } from './clients.ts';
import { devices } from './devices.ts';
import { eventHooks } from './event-hooks.ts';
import { securityQuestions, userFactors } from './factors.ts';
import { groupOwners } from './group-owners.ts';
import { groupRules } from './group-rules.ts';
import { groups } from './groups.ts';
import { linkedObjectNames, linkedObjectPrimaryNames } from './linked-objects.ts';
import { categoryEventTypeList, logEventTypeList } from './logs.ts';
import { networkZones } from './network-zones.ts';
import { policies, policyRules } from './policies.ts';
import { realms } from './realms.ts';
import { customRoles, resourceSets, roleAssignments } from './roles.ts';
import { userSchemaProperties } from './schemas.ts';
import { users, userTypeList } from './users.ts';

/** The choices that a form offers where an ID is asked for, by the name that the field gives. */
export const pickLists: Record<string, PickList> = {
  users,
  groups,
  apps,
  app_users: appUsers,
  app_groups: appGroups,
  devices,
  network_zones: networkZones,
  event_hooks: eventHooks,
  group_rules: groupRules,
  policies,
  policy_rules: policyRules,
  api_tokens: apiTokens,
  realms,
  user_types: userTypeList,
  user_schema_properties: userSchemaProperties,
  user_clients: userClients,
  user_grants: userGrants,
  user_refresh_tokens: userRefreshTokens,
  linked_object_names: linkedObjectNames,
  linked_object_primary_names: linkedObjectPrimaryNames,
  group_owners: groupOwners,
  custom_roles: customRoles,
  resource_sets: resourceSets,
  role_assignments: roleAssignments,
  log_event_types: logEventTypeList,
  category_event_types: categoryEventTypeList,
  user_factors: userFactors,
  security_questions: securityQuestions,
  authenticators: authenticatorList,
  user_authenticator_enrollments: userAuthenticatorEnrollments,
};

const question = z
  .object({
    search: z.string().optional(),
    ...pageInput(searchPageSize),
    given: z.record(z.string().min(1)).optional(),
    chosen: z.array(z.string()).min(1).max(50).optional(),
  })
  .strict();

const refused = (reasons: string, fields: { field?: string; message: string }[]) =>
  new ConnectorError('INVALID_INPUT', `The pick list cannot be read: ${reasons}.`, { fields });

/** A question for a pick list, in order; or INVALID_INPUT. */
export function readQuestion(
  { needs = [] }: Pick<PickList, 'needs'>,
  raw: PickListQuestion,
): PickListQuestion {
  const asked = parseFields(question, raw, (fields) =>
    refused(fields.map(({ message }) => message).join('; '), fields),
  );
  if (needs.length > 0 && !needs.some((key) => asked.given?.[key])) {
    const message = `choose "${needs.map((key) => titleOf(key)).join('" or "')}" first, because the choices depend on it`;
    throw refused(message, [{ message }]);
  }
  return asked;
}
