import type { Operation } from '../behaviour.ts';
import { type ErrorCode, invalid, isErrorCode, notFound, OktaError } from '../http/errors.ts';
import type { Org } from '../state/org.ts';
import type { Status, User } from '../state/rows.ts';

type Next = Status | ((user: User, org: Org) => Status);

interface Rule {
  /** From which status to which; from any other the operation is refused. */
  readonly moves: Partial<Record<Status, Next>>;
  refusal(user: User): OktaError;
}

const stays = (user: User): Status => user.status;
/** A password that had expired before the user was suspended or locked is still expired afterwards. */
export const released = ({ heldFrom }: User): Status => heldFrom ?? 'ACTIVE';
const refused =
  (...error: ConstructorParameters<typeof OktaError>) =>
  () =>
    new OktaError(...error);
const gone = (user: User): OktaError => notFound(user.id, 'User');
/** Okta refuses a status, but does not find a deactivated user at all. */
const refusedOrGone = (user: User): OktaError =>
  user.status === 'DEPROVISIONED' ? gone(user) : new OktaError('E0000038');
const activated = ({ password, provider }: User, { behaviour }: Org): Status =>
  password || behaviour.passwordOptional || provider === 'FEDERATION' || provider === 'SOCIAL'
    ? 'ACTIVE'
    : 'PROVISIONED';
const forgotRefused = refused('E0000034', ["Forgot password is not allowed in the user's current status"]);

const off = {
  STAGED: 'DEPROVISIONED',
  PROVISIONED: 'DEPROVISIONED',
  ACTIVE: 'DEPROVISIONED',
  PASSWORD_EXPIRED: 'DEPROVISIONED',
  RECOVERY: 'DEPROVISIONED',
  LOCKED_OUT: 'DEPROVISIONED',
  SUSPENDED: 'DEPROVISIONED',
} as const;
const undisturbed = {
  STAGED: stays,
  PROVISIONED: stays,
  ACTIVE: stays,
  PASSWORD_EXPIRED: stays,
  RECOVERY: stays,
  LOCKED_OUT: stays,
  SUSPENDED: stays,
} as const;

const rules: Readonly<Record<Operation, Rule>> = {
  activate: {
    moves: { STAGED: activated, DEPROVISIONED: activated },
    refusal: refused('E0000016'),
  },
  reactivate: {
    moves: { PROVISIONED: stays, RECOVERY: stays },
    refusal: refused('E0000038'),
  },
  deactivate: { moves: off, refusal: gone },
  suspend: {
    moves: { PROVISIONED: 'SUSPENDED', ACTIVE: 'SUSPENDED', PASSWORD_EXPIRED: 'SUSPENDED' },
    refusal: () => invalid('suspendUser', 'Cannot suspend a user that is not active'),
  },
  unsuspend: {
    moves: { SUSPENDED: released },
    refusal: () => invalid('suspendUser', 'Cannot unsuspend a user that is not suspended'),
  },
  unlock: {
    moves: { LOCKED_OUT: released },
    refusal: refused('E0000032', ['The user is not locked out.']),
  },
  expire_password: {
    moves: {
      ACTIVE: 'PASSWORD_EXPIRED',
      PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
      RECOVERY: 'PASSWORD_EXPIRED',
    },
    refusal: refusedOrGone,
  },
  expire_password_with_temp_password: {
    moves: {
      PROVISIONED: 'PASSWORD_EXPIRED',
      ACTIVE: 'PASSWORD_EXPIRED',
      PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
      RECOVERY: 'PASSWORD_EXPIRED',
    },
    refusal: refusedOrGone,
  },
  reset_password: {
    moves: {
      PROVISIONED: 'RECOVERY',
      ACTIVE: 'RECOVERY',
      PASSWORD_EXPIRED: 'RECOVERY',
      RECOVERY: 'RECOVERY',
      LOCKED_OUT: 'RECOVERY',
    },
    refusal: refusedOrGone,
  },
  reset_factors: { moves: { ...undisturbed, DEPROVISIONED: stays }, refusal: refused('E0000038') },
  change_password: {
    moves: { STAGED: stays, ACTIVE: stays, PASSWORD_EXPIRED: 'ACTIVE', RECOVERY: 'ACTIVE' },
    refusal: refused('E0000035'),
  },
  change_recovery_question: {
    moves: { STAGED: stays, ACTIVE: stays, RECOVERY: stays },
    refusal: refused('E0000036'),
  },
  forgot_password: { moves: { ACTIVE: stays }, refusal: forgotRefused },
  forgot_password_recovery_question: {
    moves: { ACTIVE: stays, RECOVERY: 'ACTIVE' },
    refusal: forgotRefused,
  },
  update: { moves: undisturbed, refusal: gone },
  /** An administrator's new password ends the wait for the user's own first one, and no other. */
  set_password: { moves: { ...undisturbed, PROVISIONED: 'ACTIVE' }, refusal: gone },
  /** A deactivated user is removed instead. */
  delete: { moves: { ...off, DEPROVISIONED: stays }, refusal: gone },
};

/** The status that the operation leads to, or Okta's refusal. */
export function statusAfter(org: Org, operation: Operation, user: User): Status {
  if (user.transition && user.transition.to !== 'DEPROVISIONED') throw new OktaError('E0000112');
  const { moves, refusal } = rules[operation];
  const chosen = org.behaviour.transitions[operation]?.[user.status];
  if (chosen !== undefined && isErrorCode(chosen)) throw refusalAs(chosen, refusal(user));
  const next = chosen ?? moves[user.status];
  if (next === undefined) throw refusal(user);
  return typeof next === 'function' ? next(user, org) : next;
}

/** The operation's own refusal says more than its code. */
function refusalAs(code: ErrorCode, own: OktaError): OktaError {
  return own.code === code ? own : new OktaError(code);
}
