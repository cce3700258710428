import { z } from 'zod/v3';
import { field } from './field.ts';

/** An application that a user can open, as Okta sends it. Source: GET /api/v1/users/{id}/appLinks. */
export const appLink = z
  .object({
    id: field(z.string(), { title: 'Link ID' }).describe('ID of the link.'),
    label: z.string().optional().describe('Name of the application that the user sees.'),
    linkUrl: z.string().optional().describe('The address that the link opens.'),
    logoUrl: z.string().nullable().optional().describe('Logo of the application.'),
    appName: z.string().optional().describe('Name of the application in the Okta catalog.'),
    appInstanceId: field(z.string().optional(), { title: 'App ID' }).describe(
      'ID of the application in this org.',
    ),
    appAssignmentId: field(z.string().optional(), { title: 'Assignment ID' }).describe(
      'ID of the assignment to the user.',
    ),
    credentialsSetup: z
      .boolean()
      .optional()
      .describe('Whether the user has stored credentials for the application.'),
    hidden: z.boolean().optional().describe('Whether the link is hidden on the dashboard.'),
    sortOrder: z.number().optional().describe('Position on the dashboard.'),
  })
  .passthrough();

/** An application link with every field, for samples. */
export const sampleAppLink = {
  id: '00ub0oNGTSWTBKOLGLNR',
  label: 'Google Workspace Mail',
  linkUrl: 'https://acme.okta.com/home/google/0oa1gjh63g214q0Hq0g4/50',
  logoUrl: 'https://acme.okta.com/img/logos/google-mail.png',
  appName: 'google',
  appInstanceId: '0oa1gjh63g214q0Hq0g4',
  appAssignmentId: '0ua1gjh63g214q0Hq0g4',
  credentialsSetup: false,
  hidden: false,
  sortOrder: 0,
} satisfies z.input<typeof appLink>;
