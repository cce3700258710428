import type { ChangeRow } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

const form = { usernameField: '#user', passwordField: '#password' };
const jwks = { keys: [{ kty: 'EC', crv: 'P-256', kid: 'k1', x: 'eA', y: 'eQ' }] };

/** What the connector adds to SAML, so that most providers take it as it is. */
const usual = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in at sign-in.
  subjectNameIdTemplate: '${user.userName}',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
};
const special = {
  recipient: 'https://wiki.example.com/recipient',
  destination: 'https://wiki.example.com/destination',
  subjectNameIdTemplate: 'user.email',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  defaultRelayState: '/home',
  responseSigned: false,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA1',
  digestAlgorithm: 'SHA1',
  honorForceAuthn: false,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
};
const namespace = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
const email = { name: 'email', type: 'EXPRESSION', namespace, values: ['user.email'] };
const groups = { name: 'groups', type: 'GROUP', namespace, filterType: 'REGEX', filterValue: '.*' };

const post = (body: object, activate = true): ChangeRow['calls'] => [
  ['POST', `/api/v1/apps?activate=${activate}`, body],
];

export const rows: Rows = {
  run: [
    () => ({ label: 'Wiki', signOnMode: 'BOOKMARK', url: 'https://wiki.example.com' }),
    { status: 'ACTIVE', name: 'bookmark', signOnMode: 'BOOKMARK' },
  ],
  change: () => [
    {
      input: {
        label: 'Wiki',
        signOnMode: 'BOOKMARK',
        url: 'https://wiki.example.com',
        activate: false,
        visibility: { hide: { iOS: true } },
        notes: { admin: 'A link.' },
      },
      calls: post(
        {
          label: 'Wiki',
          name: 'bookmark',
          signOnMode: 'BOOKMARK',
          visibility: { hide: { iOS: true } },
          settings: { app: { url: 'https://wiki.example.com' }, notes: { admin: 'A link.' } },
        },
        false,
      ),
    },
    {
      input: {
        label: 'Wiki with SAML',
        signOnMode: 'SAML_2_0',
        ssoAcsUrl: 'https://wiki.example.com/acs',
        audience: 'wiki',
      },
      calls: post({
        label: 'Wiki with SAML',
        signOnMode: 'SAML_2_0',
        settings: {
          signOn: {
            ssoAcsUrl: 'https://wiki.example.com/acs',
            audience: 'wiki',
            recipient: 'https://wiki.example.com/acs',
            destination: 'https://wiki.example.com/acs',
            ...usual,
          },
        },
      }),
    },
    {
      input: {
        label: 'Wiki with its own SAML',
        signOnMode: 'SAML_2_0',
        ssoAcsUrl: 'https://wiki.example.com/acs',
        audience: 'wiki',
        ...special,
        attributeStatements: [{ name: 'email', values: ['user.email'] }, groups],
        moreProperties: { settings: { signOn: { requestCompressed: true } } },
      },
      calls: post({
        label: 'Wiki with its own SAML',
        signOnMode: 'SAML_2_0',
        settings: {
          signOn: {
            ssoAcsUrl: 'https://wiki.example.com/acs',
            audience: 'wiki',
            requestCompressed: true,
            ...special,
            attributeStatements: [email, groups],
          },
        },
      }),
    },
    {
      input: {
        label: 'Expenses',
        signOnMode: 'OPENID_CONNECT',
        applicationType: 'web',
        redirectUris: ['https://expenses.example.com/callback'],
        postLogoutRedirectUris: ['https://expenses.example.com'],
        grantTypes: ['authorization_code', 'refresh_token'],
        responseTypes: ['code'],
        tokenEndpointAuthMethod: 'client_secret_post',
        pkceRequired: true,
        clientId: 'expenses',
        initiateLoginUri: 'https://expenses.example.com/start',
        consentMethod: 'REQUIRED',
      },
      calls: post({
        label: 'Expenses',
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: {
          oauthClient: {
            client_id: 'expenses',
            token_endpoint_auth_method: 'client_secret_post',
            pkce_required: true,
          },
        },
        settings: {
          oauthClient: {
            application_type: 'web',
            redirect_uris: ['https://expenses.example.com/callback'],
            post_logout_redirect_uris: ['https://expenses.example.com'],
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            initiate_login_uri: 'https://expenses.example.com/start',
            consent_method: 'REQUIRED',
          },
        },
      }),
    },
    ...[{ jwks }, { jwksUri: 'https://robot.example.com/keys' }].map(
      (keys): ChangeRow => ({
        input: {
          label: 'Robot',
          signOnMode: 'OPENID_CONNECT',
          applicationType: 'service',
          tokenEndpointAuthMethod: 'private_key_jwt',
          ...keys,
        },
        calls: post({
          label: 'Robot',
          name: 'oidc_client',
          signOnMode: 'OPENID_CONNECT',
          credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
          settings: {
            oauthClient: {
              application_type: 'service',
              grant_types: ['client_credentials'],
              response_types: ['token'],
              ...('jwks' in keys ? keys : { jwks_uri: keys.jwksUri }),
            },
          },
        }),
      }),
    ),
    {
      input: {
        label: 'Sign-in page',
        signOnMode: 'AUTO_LOGIN',
        loginUrl: 'https://old.example.com/login',
        redirectUrl: 'https://old.example.com',
        scheme: 'SHARED_USERNAME_AND_PASSWORD',
        sharedUserName: 'everybody',
        sharedPassword: 'Shared-Pass-1',
      },
      calls: post({
        label: 'Sign-in page',
        signOnMode: 'AUTO_LOGIN',
        credentials: {
          scheme: 'SHARED_USERNAME_AND_PASSWORD',
          userName: 'everybody',
          password: { value: 'Shared-Pass-1' },
        },
        settings: {
          signOn: { loginUrl: 'https://old.example.com/login', redirectUrl: 'https://old.example.com' },
        },
      }),
    },
    {
      input: {
        label: 'Form',
        signOnMode: 'BROWSER_PLUGIN',
        url: 'https://form.example.com',
        ...form,
        buttonField: '#go',
      },
      calls: post({
        label: 'Form',
        name: 'template_swa',
        signOnMode: 'BROWSER_PLUGIN',
        settings: { app: { url: 'https://form.example.com', ...form, buttonField: '#go' } },
      }),
    },
    {
      input: {
        label: 'Basic',
        signOnMode: 'BASIC_AUTH',
        url: 'https://basic.example.com',
        authURL: 'https://basic.example.com/auth',
      },
      calls: post({
        label: 'Basic',
        name: 'template_basic_auth',
        signOnMode: 'BASIC_AUTH',
        settings: { app: { url: 'https://basic.example.com', authURL: 'https://basic.example.com/auth' } },
      }),
    },
    {
      input: {
        label: 'Box',
        name: 'boxnet',
        signOnMode: 'SAML_2_0',
        moreProperties: { settings: { app: { subdomain: 'acme' } } },
      },
      calls: post({
        label: 'Box',
        name: 'boxnet',
        signOnMode: 'SAML_2_0',
        settings: { app: { subdomain: 'acme' } },
      }),
    },
  ],
};
