/** Kinds of events, by what their types begin with, in the order in which a person looks for them. */
export const eventCategories = {
  all: [],
  users: ['user.account.', 'user.lifecycle.', 'user.import.'],
  signIns: ['user.session.', 'user.authentication.', 'policy.evaluate_sign_on'],
  factors: ['user.mfa.', 'security.authenticator.'],
  groups: ['group.'],
  apps: ['application.', 'app.'],
  policies: ['policy.', 'zone.'],
  administration: ['iam.', 'system.api_token.', 'user.account.privilege.', 'group.privilege.'],
  identityProviders: ['system.idp.'],
  imports: ['system.import.'],
  devices: ['device.'],
  risk: ['user.risk.', 'security.'],
  rateLimits: ['system.org.rate_limit.', 'core.concurrency.'],
  hooks: ['event_hook.', 'inline_hook.'],
  governance: ['access.', 'certification.', 'entitlement.', 'governance.', 'resource.'],
  workloads: ['workload_principal.', 'resource_servers.'],
} as const satisfies Record<string, readonly string[]>;

export type EventCategory = keyof typeof eventCategories;
export const eventCategoryNames = Object.keys(eventCategories) as [EventCategory, ...EventCategory[]];
