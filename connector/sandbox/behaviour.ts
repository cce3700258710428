import type { ErrorCode } from './http/errors.ts';
import type { Status } from './state/rows.ts';

/** The switches for what differs between orgs, by their age and engine, or is left open by Okta's documents. */
export interface Behaviour {
  readonly engine: 'oie' | 'classic';
  /** The reply to a deactivation: `200 {}`, or 204 on Classic orgs. */
  readonly deactivate: 200 | 204;
  /** The reply to a second group of the same name: 400 E0000001, or 409 E0000055. */
  readonly duplicateGroup: 400 | 409;
  /** The reply to a change of a group that an app or Okta itself keeps: 403 E0000006, or 501 E0000060 as it once was. */
  readonly foreignGroup: 403 | 501;
  /** Deactivated users among the members of their groups. They were recorded to show for hours at least. */
  readonly deactivatedMembers: 'hidden' | 'shown';
  /** Groups have a link to their owners. In 2026 some orgs were recorded with it and some without. */
  readonly groupOwnersLink: boolean;
  /** Milliseconds from a change to what the group rules make of it: Okta's take seconds to minutes. */
  readonly ruleDelay: number;
  /** Milliseconds from the deletion of a group to its rules being INVALID. Until then an active one can be deactivated. */
  readonly ruleInvalidation: number;
  /** Milliseconds for which Okta is busy with a new group rule and refuses to create another. */
  readonly ruleSettling: number;
  /** The refusal: 423 E0000239, as recorded, or 409 E0000249 of the catalogue. */
  readonly ruleUnsettled: 423 | 409;
  /** The groups of a rule. From 2026.07 on they can be replaced. */
  readonly ruleGroups: 'fixed' | 'replaceable';
  /** A member whom a rule added and somebody removed returns at the next evaluation, or is excluded as by the Admin Console. */
  readonly removedFromRule: 'returns' | 'excluded';
  /** Milliseconds from a change of a group to the assignments of its apps that follow from it. */
  readonly assignmentDelay: number;
  /** The reply to assigning a user to an app again: an update in practice, or 409 E0000062 of the catalogue. */
  readonly assignedAgain: 200 | 409;
  /** The reply to replacing an auto-login app that is inactive. Both a 200 and a 400 E0000024 were recorded. */
  readonly replaceInactiveAutoLogin: 200 | 400;
  /** The reply to unassigning a single user who has the app through a group. Okta's documents leave it open. */
  readonly unassignFromGroup: 403 | 204;
  /** The number of rows on a page: as many as the limit allows, half as many, or none on every other page. */
  readonly pages: 'full' | 'short' | 'empty';
  /** The fate of a limit above the most: lowered silently, as seems usual, or a 400 as the specification has it. */
  readonly highLimit: 'lowered' | 'refused';
  /** Milliseconds from a change of a user or a group to when `search` sees it: usually under 1000, at times 10 000. */
  readonly searchDelay: number;
  /** The reply to an API token from outside its network zones: 401 E0000011 or 403 E0000006. Okta documents neither. */
  readonly outsideZone: 401 | 403;
  /**
   * The outcome of an operation on a user in a status, if it differs from the sandbox's own choice: the status after it,
   * or the code of the refusal. Okta's documents leave about a third of the combinations open. Two examples:
   * `suspend: { PROVISIONED: 'E0000001' }`, since the documents speak only of active users though the user has the link,
   * and `update: { DEPROVISIONED: 'DEPROVISIONED' }`, for orgs in which deactivated users can be edited.
   */
  readonly transitions: Transitions;
  /** Milliseconds for which an activation runs after its reply. Okta says that it does; it is rarely seen. */
  readonly asyncActivation: number;
  /** Milliseconds from the reply to a deactivation with `Prefer: respond-async` to the deactivation. */
  readonly asyncDeactivation: number;
  /** The policy lets users be active without a password. */
  readonly passwordOptional: boolean;
  /** The password policy, in the words and with the defaults of Okta's specification. */
  readonly passwordPolicy: PasswordPolicy;
  /** `sendEmail` of `reset_password`: required, as the specification has it, or assumed to be true, as it once was. */
  readonly resetPasswordSendEmail: 'required' | 'assumed';
  /** The `statusChanged` of a staged user without a password: null, or the time of creation as it once was. */
  readonly stagedStatusChanged: 'created' | null;
  /** Credentials list `emails`, which no document mentions and some orgs were recorded to send. */
  readonly credentialEmails: boolean;
  /** The reply to deleting a user type that has users: 500 as recorded, or 400. */
  readonly userTypeInUse: 400 | 500;
  /** The products that the org has a licence for; without it their operations are refused with 401 E0000015. */
  readonly licences: readonly Licence[];
  /** Milliseconds by which every other event is stored in the System Log after it was published. Okta promises no bound. */
  readonly logDelay: number;
  /** Milliseconds from an event to its delivery to event hooks, in which further events join it. Okta promises no bound. */
  readonly hookDelay: number;
  /** The most events that one delivery holds. Okta documents that there may be several, not how many. */
  readonly hookBatch: number;
  /** Each delivery to an event hook comes twice. Okta delivers at least once. */
  readonly hookDuplicates: boolean;
  /** Milliseconds that a receiver of event hooks may take to answer. Okta's are 3000. */
  readonly hookTimeout: number;
  /** Factor endpoints send each rate-limit header twice, as Okta does (its ticket OKTA-112507). */
  readonly doubledRateLimits: boolean;
}

/** The operations on a user whose outcome depends on the user's status. */
export type Operation =
  | 'activate'
  | 'reactivate'
  | 'deactivate'
  | 'suspend'
  | 'unsuspend'
  | 'unlock'
  | 'expire_password'
  | 'expire_password_with_temp_password'
  | 'reset_password'
  | 'reset_factors'
  | 'change_password'
  | 'change_recovery_question'
  | 'forgot_password'
  | 'forgot_password_recovery_question'
  | 'update'
  | 'set_password'
  | 'delete';

export type Transitions = Readonly<
  Partial<Record<Operation, Readonly<Partial<Record<Status, Status | ErrorCode>>>>>
>;

export interface PasswordPolicy {
  /** The number of other passwords before one may be used again. */
  readonly historyCount: number;
  readonly minAgeMinutes: number;
  /** After so many days a password has to be changed at the next sign-in; 0 for never. */
  readonly maxAgeDays: number;
  /** Wrong passwords in a row that lock a user out; 0 for any number. */
  readonly maxAttempts: number;
  /** 0 if only an administrator can unlock. */
  readonly autoUnlockMinutes: number;
  /** Sign-in says that the user is locked out, not only that it failed. */
  readonly showLockoutFailures: boolean;
}

export type Licence = 'realms' | 'device-blocks' | 'user-risk' | 'user-classification' | 'threat-protection';

export type BehaviourOptions = Partial<
  Omit<Behaviour, 'passwordPolicy'> & { readonly passwordPolicy: Partial<PasswordPolicy> }
>;

/** The behaviour of an org: what was chosen, and for the rest what its engine does. */
export const behaviourOf = ({ engine = 'oie', passwordPolicy, ...chosen }: BehaviourOptions): Behaviour => ({
  engine,
  deactivate: engine === 'classic' ? 204 : 200,
  duplicateGroup: engine === 'classic' ? 409 : 400,
  foreignGroup: 403,
  deactivatedMembers: 'shown',
  groupOwnersLink: true,
  ruleDelay: 0,
  ruleInvalidation: 60_000,
  ruleSettling: 0,
  ruleUnsettled: 423,
  ruleGroups: 'fixed',
  removedFromRule: 'returns',
  assignmentDelay: 0,
  assignedAgain: 200,
  replaceInactiveAutoLogin: 200,
  unassignFromGroup: 403,
  pages: 'full',
  highLimit: 'lowered',
  searchDelay: 0,
  outsideZone: 401,
  transitions: {},
  asyncActivation: 0,
  asyncDeactivation: 1000,
  passwordOptional: false,
  passwordPolicy: {
    historyCount: 0,
    minAgeMinutes: 0,
    maxAgeDays: 0,
    maxAttempts: 10,
    autoUnlockMinutes: 0,
    showLockoutFailures: false,
    ...passwordPolicy,
  },
  resetPasswordSendEmail: 'required',
  stagedStatusChanged: null,
  credentialEmails: false,
  userTypeInUse: 500,
  licences: [],
  logDelay: 0,
  hookDelay: 0,
  hookBatch: 10,
  hookDuplicates: false,
  hookTimeout: 3000,
  doubledRateLimits: true,
  ...chosen,
});
