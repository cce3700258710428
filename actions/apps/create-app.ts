import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { createNewApp } from '../../connector/okta/steps/create-app.ts';
import { newAppRules } from '../../connector/okta/steps/new-app-rules.ts';
import {
  appLabel,
  appNotes,
  appVisibility,
  createdApp,
  moreProperties,
  sampleCreatedApp,
} from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { clientFields, formFields, samlFields, signOnMode } from '../../schemas/new-app.ts';

export const createApp = defineAction({
  name: 'create_app',
  title: 'Create app',
  description:
    'Creates an application: a link, an application of OpenID Connect or SAML, one whose sign-in form Okta fills in, or one from the Okta catalog. Nobody can open it until users or groups are assigned. The client secret of OpenID Connect is shown only now.',
  operation: 'createApplication',
  scopes: ['okta.apps.manage'],
  effect: 'create',
  idempotent: false,
  confirm: true,
  keywords: ['add application', 'integration', 'single sign-on', 'OAuth client'],
  input: z
    .object({
      label: appLabel,
      signOnMode,
      ...formFields,
      ...clientFields,
      ...samlFields,
      activate: z
        .boolean()
        .default(true)
        .describe('Activates the application right away. If this is off, it stays INACTIVE.'),
      name: field(z.string().min(1).optional(), { title: 'Catalog name', advanced: true }).describe(
        'For an application from the Okta catalog, such as google: its name there. Its settings go into "More properties". If left out, an application of your own is created.',
      ),
      visibility: field(appVisibility.optional(), { advanced: true }),
      notes: field(appNotes.optional(), { advanced: true }),
      moreProperties,
    })
    .strict(),
  output: createdApp,
  sample: {
    input: {
      label: 'Expense Reports',
      signOnMode: 'OPENID_CONNECT',
      applicationType: 'web',
      redirectUris: ['https://expenses.example.com/callback'],
    },
    output: sampleCreatedApp,
  },
  request: {
    method: 'POST',
    path: '/api/v1/apps',
    query: ['activate'],
    body: {
      label: 'label',
      name: 'name',
      signOnMode: 'signOnMode',
      visibility: 'visibility',
      'credentials.scheme': 'scheme',
      'credentials.userName': 'sharedUserName',
      'credentials.password.value': 'sharedPassword',
      'credentials.oauthClient.client_id': 'clientId',
      'credentials.oauthClient.token_endpoint_auth_method': 'tokenEndpointAuthMethod',
      'credentials.oauthClient.pkce_required': 'pkceRequired',
      'settings.notes': 'notes',
      'settings.app.url': 'url',
      'settings.app.authURL': 'authURL',
      'settings.app.usernameField': 'usernameField',
      'settings.app.passwordField': 'passwordField',
      'settings.app.buttonField': 'buttonField',
      'settings.signOn.loginUrl': 'loginUrl',
      'settings.signOn.redirectUrl': 'redirectUrl',
      'settings.signOn.ssoAcsUrl': 'ssoAcsUrl',
      'settings.signOn.audience': 'audience',
      'settings.signOn.recipient': 'recipient',
      'settings.signOn.destination': 'destination',
      'settings.signOn.subjectNameIdTemplate': 'subjectNameIdTemplate',
      'settings.signOn.subjectNameIdFormat': 'subjectNameIdFormat',
      'settings.signOn.defaultRelayState': 'defaultRelayState',
      'settings.signOn.attributeStatements': 'attributeStatements',
      'settings.signOn.responseSigned': 'responseSigned',
      'settings.signOn.assertionSigned': 'assertionSigned',
      'settings.signOn.signatureAlgorithm': 'signatureAlgorithm',
      'settings.signOn.digestAlgorithm': 'digestAlgorithm',
      'settings.signOn.honorForceAuthn': 'honorForceAuthn',
      'settings.signOn.authnContextClassRef': 'authnContextClassRef',
      'settings.oauthClient.application_type': 'applicationType',
      'settings.oauthClient.redirect_uris': 'redirectUris',
      'settings.oauthClient.post_logout_redirect_uris': 'postLogoutRedirectUris',
      'settings.oauthClient.grant_types': 'grantTypes',
      'settings.oauthClient.response_types': 'responseTypes',
      'settings.oauthClient.jwks': 'jwks',
      'settings.oauthClient.jwks_uri': 'jwksUri',
      'settings.oauthClient.initiate_login_uri': 'initiateLoginUri',
      'settings.oauthClient.consent_method': 'consentMethod',
    },
  },
  check: newAppRules,
  execute: createNewApp,
});
