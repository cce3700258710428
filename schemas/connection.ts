import { z } from 'zod/v3';
import { field } from './field.ts';

/** What a person fills in once, to connect an org. */
export const connection = z
  .object({
    domain: field(z.string().min(1), { title: 'Okta domain' }).describe(
      'Address of the org, as you see it in the browser: acme.okta.com, a pasted URL, or just acme.',
    ),
    apiKey: field(z.string().min(1), { title: 'API key', secret: true }).describe(
      'An API token, made in the Admin Console under Security > API > Tokens. It can do what the administrator who made it can do.',
    ),
    sandbox: field(z.boolean().optional(), { advanced: true }).describe(
      'The domain is the address of a sandbox org on this machine, such as http://127.0.0.1:4000.',
    ),
  })
  .strict();
