import { z } from 'zod/v3';
import { titleOf } from '../../../schemas/field.ts';
import { pageInput } from '../../../schemas/page.ts';
import { ConnectorError } from '../../core/error.ts';
import { parseFields } from '../../core/input.ts';
import type { PickList, PickListQuestion } from '../../core/pick-list.ts';
import { searchPageSize } from './choices.ts';
import { groups } from './groups.ts';
import { logEventTypeList } from './logs.ts';
import { customRoles, resourceSets, roleAssignments } from './roles.ts';
import { users, userTypeList } from './users.ts';

/** The choices that a form offers where an ID is asked for, by the name that the field gives. */
export const pickLists: Record<string, PickList> = {
  users,
  groups,
  user_types: userTypeList,
  custom_roles: customRoles,
  resource_sets: resourceSets,
  role_assignments: roleAssignments,
  log_event_types: logEventTypeList,
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
