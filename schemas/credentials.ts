import { z } from 'zod/v3';
import { field } from './field.ts';

export const newPassword = field(z.string().min(1).max(72), { title: 'Password', secret: true }).describe(
  'A password of up to 72 characters that meets the password policy of the org.',
);

export const recoveryQuestion = z
  .string()
  .min(1)
  .max(100)
  .describe('The question that the user must answer to recover the account. Requires an answer.');

export const recoveryAnswer = field(z.string().min(4).max(100), { secret: true }).describe(
  'The answer to the recovery question, at least 4 characters.',
);

export const revokeSessions = z.boolean().default(false).describe('Signs the user out of all Okta sessions.');

export const provider = field(
  z
    .object({
      type: z
        .enum(['OKTA', 'ACTIVE_DIRECTORY', 'LDAP', 'FEDERATION', 'SOCIAL', 'IMPORT'])
        .describe('Type of provider. FEDERATION and SOCIAL users have no password in Okta.'),
      name: z.string().optional().describe('Name of the provider, such as the name of a directory.'),
    })
    .strict(),
  { title: 'Authentication provider', advanced: true },
).describe('The system that checks the password. The default is Okta.');

export const strict = field(z.boolean().default(false), {
  title: 'Apply password age and history',
  advanced: true,
}).describe('Also checks the new password against the minimum age and history rules of the password policy.');

export const tempPassword = field(z.string().optional(), {
  title: 'Temporary password',
  secret: true,
}).describe('The password for the next sign-in. Okta shows it only once.');

export const mailInvitation = z
  .boolean()
  .default(true)
  .describe(
    'Emails the invitation to the user. If this is off, the activation link and token are in the output instead.',
  );

export const mailLink = z
  .boolean()
  .default(true)
  .describe('Emails the link to the user. If this is off, the link is in the output instead.');

/** Okta's answer when it does not mail the invitation. */
export const activation = {
  activationUrl: field(z.string().optional(), { secret: true }).describe(
    'Link where the user sets a password. Only present if the email was turned off.',
  ),
  activationToken: field(z.string().optional(), { secret: true }).describe('Token in the activation link.'),
};

export const sampleActivation = {
  activationUrl: 'https://acme.okta.com/welcome/XE6wE17zmphl3KqAPFxO',
  activationToken: 'exampleActivationToken',
};

export const resetPasswordUrl = field(z.string().optional(), { secret: true }).describe(
  'Link where the user chooses a new password. Only present if the email was turned off.',
);
