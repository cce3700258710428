/** Where orgs of Okta differ, by their age and engine, or by what Okta's documents leave open. */
export interface Behaviour {
  readonly engine: 'oie' | 'classic';
  /** What a deactivation is answered with: `200 {}`, or 204 on Classic orgs. */
  readonly deactivate: 200 | 204;
  /** What a second group of a name is answered with: 400 E0000001, or 409 E0000055. */
  readonly duplicateGroup: 400 | 409;
  /** What a change of a group that an app or Okta itself keeps is answered with: 403 E0000006, or 501 E0000060 as it was. */
  readonly foreignGroup: 403 | 501;
  /** Whether lists of members show deactivated users. What Okta does is not written down; most lists come without them. */
  readonly deactivatedMembers: 'hidden' | 'shown';
  /** Milliseconds from a change to what the group rules make of it: Okta's take seconds to minutes. */
  readonly ruleDelay: number;
  /** Milliseconds for which Okta is busy with a new group rule and refuses to create another. */
  readonly ruleSettling: number;
  /** What it refuses with: 423 E0000239, as recorded, or 409 E0000249 of the catalogue. */
  readonly ruleUnsettled: 423 | 409;
  /** Whether a rule may be given other groups: it may from 2026.07 on. */
  readonly ruleGroups: 'fixed' | 'replaceable';
  /** Whether a member whom a rule added and somebody removed comes back at the next evaluation. The Admin Console excludes. */
  readonly removedFromRule: 'returns' | 'excluded';
  /** Milliseconds from a change of a group to the assignments of its apps that follow from it. */
  readonly assignmentDelay: number;
  /** What assigning a user to an app again does: an update in practice, or 409 E0000062 of the catalogue. */
  readonly assignedAgain: 200 | 409;
  /** Whether a user who has an app through a group can be taken from it alone. Okta's documents leave it open. */
  readonly unassignFromGroup: 403 | 204;
  /** How many rows a page has: as many as the limit allows, half as many, or none at all on every other page. */
  readonly pages: 'full' | 'short' | 'empty';
  /** What a limit above the most is: lowered without a word, as seems usual, or a 400 as the specification has it. */
  readonly highLimit: 'lowered' | 'refused';
  /** Milliseconds from a change of a user or a group to when `search` sees it: usually under 1000, at times 10 000. */
  readonly searchDelay: number;
  /** What an API token is answered with outside its network zones: 401 E0000011 or 403 E0000006. Okta documents neither. */
  readonly outsideZone: 401 | 403;
  /** The products that the org has a licence for; without it their operations are refused with 401 E0000015. */
  readonly licences: readonly Licence[];
}

export type Licence = 'realms';

export type BehaviourOptions = Partial<Behaviour>;

/** The behaviour of an org: what was chosen, and for the rest what its engine does. */
export const behaviourOf = ({ engine = 'oie', ...chosen }: BehaviourOptions): Behaviour => ({
  engine,
  deactivate: engine === 'classic' ? 204 : 200,
  duplicateGroup: engine === 'classic' ? 409 : 400,
  foreignGroup: 403,
  deactivatedMembers: 'hidden',
  ruleDelay: 0,
  ruleSettling: 0,
  ruleUnsettled: 423,
  ruleGroups: 'fixed',
  removedFromRule: 'returns',
  assignmentDelay: 0,
  assignedAgain: 200,
  unassignFromGroup: 403,
  pages: 'full',
  highLimit: 'lowered',
  searchDelay: 0,
  outsideZone: 401,
  licences: [],
  ...chosen,
});
