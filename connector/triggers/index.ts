import { logEvent, sampleLogEvent } from '../../schemas/log-event.ts';
import type { TriggerGroup } from '../core/load.ts';
import { adminRoleBindingChanged } from './admin-role-binding-changed.ts';
import { adminRoleGranted } from './admin-role-granted.ts';
import { adminRoleRevoked } from './admin-role-revoked.ts';
import { allFactorsReset } from './all-factors-reset.ts';
import { apiTokenCreated } from './api-token-created.ts';
import { apiTokenRefused } from './api-token-refused.ts';
import { apiTokenRevoked } from './api-token-revoked.ts';
import { appAccessDenied } from './app-access-denied.ts';
import { appActivated } from './app-activated.ts';
import { appAdminRoleGranted } from './app-admin-role-granted.ts';
import { appAdminRoleRevoked } from './app-admin-role-revoked.ts';
import { appAssignmentChanged } from './app-assignment-changed.ts';
import { appChanged } from './app-changed.ts';
import { appCreated } from './app-created.ts';
import { appDeactivated } from './app-deactivated.ts';
import { appDeleted } from './app-deleted.ts';
import { appKeyAdded } from './app-key-added.ts';
import { appProvisioningFailed } from './app-provisioning-failed.ts';
import { appUserAssigned } from './app-user-assigned.ts';
import { appUserUnassigned } from './app-user-unassigned.ts';
import { authenticatorChanged } from './authenticator-changed.ts';
import { connectionExpiring } from './connection-expiring.ts';
import { deviceActivated } from './device-activated.ts';
import { deviceDeactivated } from './device-deactivated.ts';
import { deviceDeleted } from './device-deleted.ts';
import { deviceEnrolled } from './device-enrolled.ts';
import { deviceSuspended } from './device-suspended.ts';
import { deviceUnsuspended } from './device-unsuspended.ts';
import { deviceUserAdded } from './device-user-added.ts';
import { deviceUserRemoved } from './device-user-removed.ts';
import { factorActivated } from './factor-activated.ts';
import { factorChanged } from './factor-changed.ts';
import { factorDeactivated } from './factor-deactivated.ts';
import { factorSuspended } from './factor-suspended.ts';
import { factorUnsuspended } from './factor-unsuspended.ts';
import { groupAdminRoleGranted } from './group-admin-role-granted.ts';
import { groupAdminRoleRevoked } from './group-admin-role-revoked.ts';
import { groupAssignedToApp } from './group-assigned-to-app.ts';
import { groupChanged } from './group-changed.ts';
import { groupCreated } from './group-created.ts';
import { groupDeleted } from './group-deleted.ts';
import { groupMemberAdded } from './group-member-added.ts';
import { groupMemberRemoved } from './group-member-removed.ts';
import { groupMembershipChanged } from './group-membership-changed.ts';
import { groupOwnerChanged } from './group-owner-changed.ts';
import { groupRuleInvalidated } from './group-rule-invalidated.ts';
import { groupUnassignedFromApp } from './group-unassigned-from-app.ts';
import { identityProviderChanged } from './identity-provider-changed.ts';
import { importBlocked } from './import-blocked.ts';
import { importCompleted } from './import-completed.ts';
import { importStarted } from './import-started.ts';
import { mfaChallengeDenied } from './mfa-challenge-denied.ts';
import { networkZoneChanged } from './network-zone-changed.ts';
import { newEvents } from './new-events.ts';
import { newOrUpdatedGroups } from './new-or-updated-groups.ts';
import { newOrUpdatedUsers } from './new-or-updated-users.ts';
import { newUsers } from './new-users.ts';
import { policyChanged } from './policy-changed.ts';
import { rateLimitViolated } from './rate-limit-violated.ts';
import { rateLimitWarned } from './rate-limit-warned.ts';
import { ruleActivated } from './rule-activated.ts';
import { ruleChanged } from './rule-changed.ts';
import { ruleCreated } from './rule-created.ts';
import { ruleDeactivated } from './rule-deactivated.ts';
import { ruleDeleted } from './rule-deleted.ts';
import { scheduledEvents } from './scheduled-events.ts';
import { sessionContextChanged } from './session-context-changed.ts';
import { signInBlocked } from './sign-in-blocked.ts';
import { signInFailed } from './sign-in-failed.ts';
import { supportAccessChanged } from './support-access-changed.ts';
import { suspiciousActivityReported } from './suspicious-activity-reported.ts';
import { userActivated } from './user-activated.ts';
import { userCreated } from './user-created.ts';
import { userDeactivated } from './user-deactivated.ts';
import { userDeleted } from './user-deleted.ts';
import { userLocked } from './user-locked.ts';
import { userPasswordChanged } from './user-password-changed.ts';
import { userPasswordExpired } from './user-password-expired.ts';
import { userPasswordReset } from './user-password-reset.ts';
import { userProfileChanged } from './user-profile-changed.ts';
import { userReactivated } from './user-reactivated.ts';
import { userRiskChanged } from './user-risk-changed.ts';
import { userSessionsCleared } from './user-sessions-cleared.ts';
import { userSignedIn } from './user-signed-in.ts';
import { userSignedInToApp } from './user-signed-in-to-app.ts';
import { userSignedOut } from './user-signed-out.ts';
import { userSuspended } from './user-suspended.ts';
import { userUnlocked } from './user-unlocked.ts';
import { userUnsuspended } from './user-unsuspended.ts';

/** All triggers, in the order in which a person looks for them. */
export const triggers = {
  events: {
    title: 'Events',
    icon: 'bolt',
    triggers: [newEvents, scheduledEvents],
  },
  users: {
    title: 'Users',
    icon: 'user',
    triggers: [
      userCreated,
      userActivated,
      userDeactivated,
      userReactivated,
      userSuspended,
      userUnsuspended,
      userDeleted,
      userProfileChanged,
      userLocked,
      userUnlocked,
      userPasswordChanged,
      userPasswordReset,
      userPasswordExpired,
      suspiciousActivityReported,
      userRiskChanged,
    ],
  },
  sign_ins: {
    title: 'Sign-ins',
    icon: 'sign-in',
    triggers: [
      userSignedIn,
      signInFailed,
      signInBlocked,
      userSignedInToApp,
      appAccessDenied,
      userSignedOut,
      userSessionsCleared,
      sessionContextChanged,
    ],
  },
  factors: {
    title: 'Factors',
    icon: 'shield',
    triggers: [
      factorActivated,
      factorDeactivated,
      allFactorsReset,
      factorChanged,
      factorSuspended,
      factorUnsuspended,
      mfaChallengeDenied,
      authenticatorChanged,
    ],
  },
  groups: {
    title: 'Groups',
    icon: 'users',
    triggers: [
      groupCreated,
      groupDeleted,
      groupChanged,
      groupMemberAdded,
      groupMemberRemoved,
      groupOwnerChanged,
      groupAssignedToApp,
      groupUnassignedFromApp,
    ],
  },
  rules: {
    title: 'Rules',
    icon: 'random',
    triggers: [ruleCreated, ruleChanged, ruleActivated, ruleDeactivated, ruleDeleted, groupRuleInvalidated],
  },
  apps: {
    title: 'Apps',
    icon: 'th-large',
    triggers: [
      appCreated,
      appChanged,
      appActivated,
      appDeactivated,
      appDeleted,
      appUserAssigned,
      appUserUnassigned,
      appAssignmentChanged,
      appProvisioningFailed,
      appKeyAdded,
    ],
  },
  administration: {
    title: 'Administration',
    icon: 'key',
    triggers: [
      adminRoleGranted,
      adminRoleRevoked,
      groupAdminRoleGranted,
      groupAdminRoleRevoked,
      appAdminRoleGranted,
      appAdminRoleRevoked,
      adminRoleBindingChanged,
      policyChanged,
      networkZoneChanged,
      apiTokenCreated,
      apiTokenRevoked,
      apiTokenRefused,
      identityProviderChanged,
      supportAccessChanged,
    ],
  },
  devices: {
    title: 'Devices',
    icon: 'laptop',
    triggers: [
      deviceEnrolled,
      deviceActivated,
      deviceDeactivated,
      deviceSuspended,
      deviceUnsuspended,
      deviceDeleted,
      deviceUserAdded,
      deviceUserRemoved,
    ],
  },
  imports: {
    title: 'Imports',
    icon: 'download',
    triggers: [importStarted, importCompleted, importBlocked],
  },
  limits: {
    title: 'Rate limits',
    icon: 'tachometer',
    triggers: [rateLimitWarned, rateLimitViolated],
  },
  changes: {
    title: 'Changes without the log',
    icon: 'refresh',
    triggers: [newUsers, newOrUpdatedUsers, newOrUpdatedGroups, groupMembershipChanged],
  },
  connection: {
    title: 'Connection',
    icon: 'plug',
    triggers: [connectionExpiring],
  },
} satisfies Record<string, TriggerGroup>;

/** What the outputs of many triggers begin with: the manifest writes it once. */
export const sharedOutputs = { logEvent: { output: logEvent, sample: sampleLogEvent } };
