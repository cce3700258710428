/** The names under which the flows of a person know this package. They do not change. */

export const connectionType = 'okta-connection';

/** `create_user` is the node `okta-create-user`. */
export const nodeType = (action: string): string => `okta-${action.replaceAll('_', '-')}`;

/** Where Node-RED keeps a secret field. The key stands in the ID of an element of the form, so it holds no dot. */
export const credentialKey = (path: string): string => path.replaceAll('.', '-');

/** What the form shows in place of a stored secret: Node-RED's own word for it. */
export const storedSecret = '__PWRD__';

/** The step that a datapill comes from: `create_user.profile.login` is an output of `create_user`. */
export const stepOfPill = (pill: string): string => pill.split(/[.[]/)[0] ?? '';
