import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { mergeObject } from '../../connector/okta/steps/merge-object.ts';
import {
  appId,
  appLabel,
  appNotes,
  appVisibility,
  changedApp,
  moreProperties,
  sampleApp,
} from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';

export const updateApp = defineAction({
  name: 'update_app',
  title: 'Update app',
  description:
    'Changes some properties of an application. Everything that is left out stays as it is, whoever set it. null clears a property.',
  operation: 'replaceApplication',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  // They say where sign-ins are sent, who may use the application, and what it is told about its users.
  confirm: ['settings', 'profile', 'moreProperties'],
  keywords: ['edit application', 'rename application'],
  input: z
    .object({
      appId,
      label: appLabel.optional(),
      visibility: appVisibility.optional(),
      notes: appNotes.optional(),
      settings: field(
        z
          .object({
            app: field(z.record(z.unknown()).optional(), { title: 'Of its kind' }).describe(
              'The settings that only this kind of application has, such as {"url": "https://..."}.',
            ),
            signOn: field(z.record(z.unknown()).optional(), { title: 'Sign-on' }).describe(
              'Settings of SAML or of the sign-in page, with the names that Okta gives them.',
            ),
            oauthClient: field(z.record(z.unknown()).optional(), { title: 'OAuth client' }).describe(
              'Settings of OpenID Connect, such as {"redirect_uris": ["https://..."]}. A list replaces the whole list.',
            ),
            implicitAssignment: z
              .boolean()
              .optional()
              .describe('Lets everybody in the org use the application without an assignment.'),
          })
          .strict()
          .optional(),
        { advanced: true },
      ).describe('The settings to change. Those that are left out stay.'),
      profile: field(z.record(z.unknown()).optional(), { advanced: true }).describe(
        'Attributes that the org keeps for the application, as JSON.',
      ),
      moreProperties,
    })
    .strict(),
  output: changedApp,
  sample: {
    input: { appId: sampleApp.id, label: 'Expenses', notes: { admin: 'Owned by Finance.', enduser: null } },
    output: { ...sampleApp, label: 'Expenses', changed: true },
  },
  request: {
    method: 'PUT',
    path: '/api/v1/apps/{appId}',
    body: {
      label: 'label',
      visibility: 'visibility',
      profile: 'profile',
      settings: 'settings',
      'settings.notes': 'notes',
    },
    // Okta decides these alone. It ignores them in a PUT, or refuses them.
    merge: {
      without: [
        'id',
        'orn',
        'status',
        'created',
        'lastUpdated',
        'features',
        'universalLogout',
        'expressConfiguration',
        '_links',
        '_embedded',
      ],
      more: 'moreProperties',
    },
  },
  check: ({ label, visibility, notes, settings, profile, moreProperties: more }) => ({
    label:
      [label, visibility, notes, settings, profile, more].every((change) => change === undefined) &&
      'or another property to change is required',
  }),
  execute: mergeObject,
});
