interface Rule {
  id: string;
  name?: string | null | undefined;
  status?: string | null | undefined;
  actions?:
    | { assignUserToGroups?: { groupIds?: string[] | null | undefined } | null | undefined }
    | null
    | undefined;
}

/** The names of the active rules that put users into a group. */
export const rulesOfGroup = (rules: readonly Rule[], groupId: string): string[] =>
  rules
    .filter(
      ({ status, actions }) =>
        status === 'ACTIVE' && actions?.assignUserToGroups?.groupIds?.includes(groupId),
    )
    .map(({ id, name }) => name ?? id);
