import type { EventType } from './catalogue.ts';

/** The names of events in the Events API, which came before the System Log. */
const names: Readonly<Partial<Record<EventType, string>>> = {
  'user.lifecycle.create': 'core.user.config.user_creation.success',
  'user.lifecycle.activate': 'core.user.config.user_activated',
  'user.lifecycle.deactivate': 'core.user.config.user_deactivated',
  'user.account.update_password': 'core.user.config.password_update.success',
  'user.account.reset_password': 'core.user.config.user_status.password_reset',
  'user.account.lock': 'core.user_auth.account_locked',
  'user.account.privilege.grant': 'core.user.admin_privilege.granted',
  'user.account.privilege.revoke': 'core.user.admin_privilege.revoked',
  'user.session.start': 'core.user_auth.login_success',
  'user.session.end': 'core.user_auth.logout_success',
  'user.authentication.auth_via_mfa': 'core.user.factor.attempt_success',
  'user.authentication.sso': 'app.auth.sso',
  'user.mfa.factor.activate': 'core.user.factor.activate',
  'user.mfa.factor.reset_all': 'core.user.factor.reset_all',
  'group.user_membership.add': 'core.user_group_member.user_add',
  'group.user_membership.remove': 'core.user_group_member.user_remove',
  'application.user_membership.add': 'app.generic.provision.assign_user_to_app',
  'system.api_token.create': 'api.token.create',
  'system.api_token.revoke': 'api.token.revoke',
  'system.org.rate_limit.warning': 'core.framework.ratelimit.warning',
  'core.concurrency.org.limit.violation': 'core.concurrency.org.limit.violation',
};

const ofFailures: typeof names = {
  'user.session.start': 'core.user_auth.login_failed',
  'user.authentication.auth_via_mfa': 'core.user.factor.attempt_fail',
};

/** Types that are younger than the Events API have no name in it. */
export const legacyType = (type: EventType, { failed }: { readonly failed: boolean }): string | null =>
  (failed && ofFailures[type]) || (names[type] ?? null);
