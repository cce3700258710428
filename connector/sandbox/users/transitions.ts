import { unassignAll } from '../apps/assignments.ts';
import type { Operation } from '../behaviour.ts';
import { forgetDevices } from '../devices/devices.ts';
import { forgetFactors } from '../factors/factor.ts';
import { profileChanged } from '../groups/evaluation.ts';
import { forgetInGroups } from '../groups/membership.ts';
import { type Call, flag } from '../http/exchange.ts';
import type { EventType } from '../logs/catalogue.ts';
import { record } from '../logs/events.ts';
import { endSessions } from '../sessions/sessions.ts';
import type { Org } from '../state/org.ts';
import type { Status, User } from '../state/rows.ts';
import { revokeTokens } from './consents.ts';
import { mail } from './mail.ts';
import { released, statusAfter } from './states.ts';

/** Gives a user a status, which is a change of the user even when it is the same. */
export function move(org: Org, user: User, status: Status): void {
  user.lastUpdated = org.timestamp();
  org.listed.delete(user);
  if (status === user.status) return;
  user.heldFrom = status === 'SUSPENDED' || status === 'LOCKED_OUT' ? user.status : undefined;
  user.status = status;
  user.statusChanged = user.lastUpdated;
}

/** Moves the user to the status that the operation leads to, or throws Okta's refusal. */
export function change(org: Org, call: Call, user: User, operation: Operation, event: EventType): void {
  move(org, user, statusAfter(org, operation, user));
  record(org, call, event, user);
  profileChanged(org, user);
}

export function activate(org: Org, call: Call, user: User, status: Status): void {
  bring(org, call, user, status, org.behaviour.asyncActivation);
}

export function deactivate(org: Org, call: Call, user: User): void {
  bring(org, call, user, statusAfter(org, 'deactivate', user), delayOf(org, call));
  const owner = org.users.get(org.ownerId);
  if (owner && flag(call, 'sendEmail')) {
    mail(org, owner, 'deactivation', `${org.origin}/admin/user/profile/view/${user.id}`);
  }
}

export function remove(org: Org, call: Call, user: User): void {
  record(org, call, 'user.lifecycle.delete.initiated', user);
  bring(org, call, user, 'DELETED', delayOf(org, call));
}

const delayOf = (org: Org, call: Call): number =>
  call.header('prefer') === 'respond-async' ? org.behaviour.asyncDeactivation : 0;

type Destination = Status | 'DELETED';

/** Brings a user somewhere, at once or once the clock has gone on. Meanwhile the user shows where to. */
function bring(org: Org, call: Call, user: User, to: Destination, ms: number): void {
  if (ms === 0) {
    arrive(org, call, user, to);
    return;
  }
  user.transition = { to, at: org.clock.now() + ms };
  org.listed.delete(user);
  arriveLater(org, call, user);
}

function arriveLater(org: Org, by: Call | 'system', user: User): void {
  const { transition } = user;
  if (!transition) return;
  org.clock.after(Math.max(0, transition.at - org.clock.now()), () => {
    if (org.users.get(user.id)?.transition === transition) arrive(org, by, user, transition.to);
  });
}

function arrive(org: Org, by: Call | 'system', user: User, to: Destination): void {
  user.transition = undefined;
  if (to === 'DELETED') {
    forget(org, user);
    record(org, by, 'user.lifecycle.delete.completed', user);
    return;
  }
  move(org, user, to);
  if (to === 'DEPROVISIONED') {
    // The date of the password stays, the password does not.
    user.password = undefined;
    user.formerPasswords = [];
    revokeTokens(org, user);
    endSessions(org, user);
    record(org, by, 'user.lifecycle.deactivate', user);
  } else {
    user.activated ??= user.lastUpdated;
    record(org, by, 'user.lifecycle.activate', user);
  }
  profileChanged(org, user);
  if (to === 'DEPROVISIONED') unassignAll(org, by, user);
}

function forget(org: Org, user: User): void {
  forgetInGroups(org, user);
  forgetDevices(org, user);
  forgetFactors(org, user);
  revokeTokens(org, user);
  const { linkedObjectValues: values } = org;
  for (const value of [...values.rows]) {
    if (value.primaryUserId === user.id || value.associatedUserId === user.id) values.remove(value);
  }
  org.removeUser(user);
}

/** Locks out a user who failed too often, until somebody unlocks or the policy does. */
export function lock(org: Org, call: Call, user: User): void {
  const { autoUnlockMinutes } = org.behaviour.passwordPolicy;
  move(org, user, 'LOCKED_OUT');
  record(org, call, 'user.account.lock', user);
  if (autoUnlockMinutes > 0) user.unlocksAt = org.clock.now() + autoUnlockMinutes * 60_000;
  unlockLater(org, user);
}

/** Ends a lock when the policy says so. */
function unlockLater(org: Org, user: User): void {
  const { unlocksAt } = user;
  if (unlocksAt === undefined) return;
  org.clock.after(Math.max(0, unlocksAt - org.clock.now()), () => {
    if (org.users.get(user.id)?.unlocksAt !== unlocksAt || user.status !== 'LOCKED_OUT') return;
    user.failedSignIns = 0;
    user.unlocksAt = undefined;
    move(org, user, released(user));
    record(org, 'system', 'user.account.unlock', user);
  });
}

/** Resumes what the org was about to do with its users when it stopped. */
export function resumeUsers(org: Org): void {
  for (const user of org.users.rows) {
    arriveLater(org, 'system', user);
    unlockLater(org, user);
  }
}
