/** The names under which the flows of a person know this package. They do not change. */

export const connectionType = 'okta-connection';

/** `create_user` is the node `okta-create-user`. */
export const nodeType = (action: string): string => `okta-${action.replaceAll('_', '-')}`;

/** `user_created` is the node `okta-on-user-created`. */
export const triggerType = (trigger: string): string => `okta-on-${trigger.replaceAll('_', '-')}`;

/** The key of a secret field in Node-RED's credentials. The ID of an element of the form contains it, so it has no dot. */
export const credentialKey = (path: string): string => path.replaceAll('.', '-');

/** Node-RED's own placeholder for a stored secret. The form shows it. */
export const storedSecret = '__PWRD__';

/** The step that a datapill comes from: `create_user.profile.login` is an output of `create_user`. */
export const stepOfPill = (pill: string): string => pill.split(/[.[]/)[0] ?? '';
