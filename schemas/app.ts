import { z } from 'zod/v3';
import { field } from './field.ts';
import { id, oneLine } from './text.ts';

export const appId = field(id, { title: 'App ID', pickList: 'apps' }).describe(
  'The ID of the application (0oa...).',
);

export const appLabel = oneLine(z.string().min(1)).describe(
  'Name of the application that users see. Several applications can have the same label.',
);

/** The ways to sign in to an application. Okta may add one, so outputs take any text. */
export const signOnModes = [
  'BOOKMARK',
  'OPENID_CONNECT',
  'SAML_2_0',
  'SAML_1_1',
  'WS_FEDERATION',
  'AUTO_LOGIN',
  'BROWSER_PLUGIN',
  'BASIC_AUTH',
  'SECURE_PASSWORD_STORE',
] as const;

/** What an application shows on the dashboard, as an input. */
export const appVisibility = z
  .object({
    autoLaunch: z.boolean().optional().describe('Opens the application when the user signs in to Okta.'),
    autoSubmitToolbar: field(z.boolean().optional(), { advanced: true }).describe(
      'Signs the user in automatically when the browser plugin sees the sign-in page.',
    ),
    hide: z
      .object({
        web: field(z.boolean().optional(), { title: 'On the web' }).describe('Hides it on the dashboard.'),
        iOS: field(z.boolean().optional(), { title: 'On mobile' }).describe('Hides it in the mobile app.'),
      })
      .strict()
      .optional()
      .describe('Where users do not see the application.'),
  })
  .strict()
  .describe('How the application appears on the dashboard of its users.');

/** The remarks on an application, as an input. `null` clears one. */
export const appNotes = z
  .object({
    admin: field(z.string().nullable().optional(), { title: 'For administrators' }).describe(
      'A note that only administrators see.',
    ),
    enduser: field(z.string().nullable().optional(), { title: 'For users' }).describe(
      'A note that the users of the application see.',
    ),
  })
  .strict()
  .describe('Notes on the application.');

/** Whatever else Okta's object has, in Okta's own words. */
export const moreProperties = field(z.record(z.unknown()).optional(), {
  title: 'More properties',
  advanced: true,
}).describe(
  'Other properties of the application as JSON, with the names that Okta gives them, such as {"settings": {"implicitAssignment": true}}. A field above wins over the same property here.',
);

/** The client of OpenID Connect. */
const oauthClient = z
  .object({
    client_id: z.string().optional().describe('The ID by which the client asks for tokens.'),
    token_endpoint_auth_method: field(z.string().optional(), {
      title: 'Client authentication',
    }).describe('How the client proves itself, such as client_secret_basic or private_key_jwt.'),
    pkce_required: field(z.boolean().optional(), { title: 'PKCE required' }).describe(
      'Whether the client must use PKCE.',
    ),
    autoKeyRotation: z.boolean().optional().describe('Whether Okta renews the signing key.'),
  })
  .passthrough();

const credentialsWith = <T extends z.AnyZodObject>(client: T) =>
  z
    .object({
      scheme: z
        .string()
        .optional()
        .describe(
          'Who sets the username and the password, where the application has its own, such as SHARED_USERNAME_AND_PASSWORD.',
        ),
      userName: z.string().nullable().optional().describe('The username that all users share.'),
      revealPassword: z.boolean().optional().describe('Whether users can see the password.'),
      userNameTemplate: z
        .object({
          template: z.string().optional().describe('The rule, such as the login of the user (source.login).'),
          type: z.string().optional().describe('NONE, BUILT_IN or CUSTOM.'),
        })
        .passthrough()
        .optional()
        .describe('How usernames for the application are made.'),
      signing: z
        .object({
          kid: field(z.string().optional(), { title: 'Key ID' }).describe('ID of the key that signs.'),
        })
        .passthrough()
        .optional()
        .describe('The key with which Okta signs for the application.'),
      oauthClient: field(client.optional(), { title: 'OAuth client' }).describe(
        'The client of an OpenID Connect application.',
      ),
    })
    .passthrough()
    .optional()
    .describe('How users and the application prove who they are.');

/** An application as Okta sends it. Source: GET /api/v1/apps/{appId}. */
export const app = z
  .object({
    id: field(z.string(), { title: 'App ID' }).describe(
      'Permanent ID of the application: 0oa followed by 17 characters.',
    ),
    orn: field(z.string().optional(), { title: 'ORN' }).describe(
      'Okta resource name, which roles and resource sets use.',
    ),
    name: z
      .string()
      .optional()
      .describe(
        'Name of the kind of application in the Okta catalog, such as google, oidc_client or bookmark. An application of your own has a name that Okta made.',
      ),
    label: z.string().optional().describe('Name of the application that users see.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE. Nobody can open an inactive application.'),
    signOnMode: field(z.string().nullable().optional(), { title: 'Sign-on mode' }).describe(
      'How users sign in, such as SAML_2_0, OPENID_CONNECT, BOOKMARK or AUTO_LOGIN. Empty for directories.',
    ),
    created: z.string().optional().describe('When the application was created.'),
    lastUpdated: z.string().optional().describe('When the application last changed.'),
    features: z
      .array(z.string())
      .optional()
      .describe('The provisioning features that are turned on, such as PUSH_NEW_USERS.'),
    accessibility: z
      .object({
        selfService: z.boolean().optional().describe('Whether users can ask for the application.'),
        errorRedirectUrl: z.string().nullable().optional().describe('Where users go after an error.'),
        loginRedirectUrl: z.string().nullable().optional().describe('Where users go to sign in.'),
      })
      .passthrough()
      .optional()
      .describe('Who can ask for it, and where users are sent.'),
    visibility: z
      .object({
        autoLaunch: z.boolean().optional().describe('Whether it opens when the user signs in to Okta.'),
        autoSubmitToolbar: z
          .boolean()
          .optional()
          .describe('Whether the browser plugin signs the user in automatically.'),
        hide: z
          .object({
            web: field(z.boolean().optional(), { title: 'On the web' }).describe(
              'Whether it is hidden on the dashboard.',
            ),
            iOS: field(z.boolean().optional(), { title: 'On mobile' }).describe(
              'Whether it is hidden in the mobile app.',
            ),
          })
          .passthrough()
          .optional()
          .describe('Where users do not see the application.'),
        appLinks: z
          .record(z.unknown())
          .optional()
          .describe('The links on the dashboard by name, and whether each is shown.'),
      })
      .passthrough()
      .optional()
      .describe('How the application appears on the dashboard of its users.'),
    credentials: credentialsWith(oauthClient),
    settings: z
      .object({
        app: z
          .record(z.unknown())
          .optional()
          .describe('The settings that only this kind of application has, such as its address.'),
        signOn: field(z.record(z.unknown()).optional(), { title: 'Sign-on' }).describe(
          'The settings of SAML, or the address of the sign-in page.',
        ),
        oauthClient: field(z.record(z.unknown()).optional(), { title: 'OAuth client' }).describe(
          'The settings of OpenID Connect, such as redirect_uris and grant_types.',
        ),
        implicitAssignment: z
          .boolean()
          .optional()
          .describe('Whether everybody in the org can use it without an assignment.'),
        notes: z
          .object({
            admin: field(z.string().nullable().optional(), { title: 'For administrators' }).describe(
              'A note that only administrators see.',
            ),
            enduser: field(z.string().nullable().optional(), { title: 'For users' }).describe(
              'A note that the users of the application see.',
            ),
          })
          .passthrough()
          .optional()
          .describe('Notes on the application.'),
      })
      .passthrough()
      .optional()
      .describe('The settings of the application, which depend on its kind.'),
    profile: z
      .record(z.unknown())
      .optional()
      .describe('Attributes that the org keeps for the application, such as a label for a custom claim.'),
    universalLogout: z
      .record(z.unknown())
      .nullable()
      .optional()
      .describe('Whether Okta can sign users out of it. Empty where that is not supported.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the users, the groups, the policies and the logo.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The assignment of a user, if it was requested.',
    ),
  })
  .passthrough();
export type App = z.infer<typeof app>;

/** An application that was just created, which is the one time that Okta shows the secret of its client. */
export const createdApp = app.extend({
  credentials: credentialsWith(
    oauthClient.extend({
      client_secret: field(z.string().optional(), { secret: true }).describe(
        'The secret of the client. Okta returns it only now. There is none for a client that proves itself by a key, or not at all.',
      ),
    }),
  ),
});

/** The output of a change of an application: as Okta has it afterwards, and whether anything changed. */
export const changedApp = app.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the application was already as it was wanted.'),
});

/** An application with every field that Okta can send, for samples. */
export const sampleApp = {
  id: '0oa1gjh63g214q0Hq0g4',
  orn: 'orn:okta:idp:00o1n8sbwArJ7OQRw406:apps:oidc_client:0oa1gjh63g214q0Hq0g4',
  name: 'oidc_client',
  label: 'Expense Reports',
  status: 'ACTIVE',
  signOnMode: 'OPENID_CONNECT',
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  features: ['PUSH_NEW_USERS'],
  accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
  visibility: {
    autoLaunch: false,
    autoSubmitToolbar: false,
    hide: { web: false, iOS: false },
    appLinks: { oidc_client_link: true },
  },
  credentials: {
    scheme: 'EDIT_USERNAME_AND_PASSWORD',
    userName: null,
    revealPassword: false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in for each user.
    userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
    signing: { kid: 'cJIYAzZUqCUWr1kUpfq7WRhbgZusvn8KmiQC5Ff7bpQ' },
    oauthClient: {
      client_id: '0oa1gjh63g214q0Hq0g4',
      token_endpoint_auth_method: 'client_secret_basic',
      pkce_required: false,
      autoKeyRotation: true,
    },
  },
  settings: {
    app: {},
    signOn: {},
    oauthClient: {
      application_type: 'web',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['https://expenses.example.com/callback'],
    },
    implicitAssignment: false,
    notes: { admin: 'Owned by Finance.', enduser: null },
  },
  profile: { costCenter: 'FIN-7' },
  universalLogout: null,
  _links: { users: { href: 'https://acme.okta.com/api/v1/apps/0oa1gjh63g214q0Hq0g4/users' } },
  _embedded: {},
} satisfies z.input<typeof app>;

/** The same with the secret that only its creation shows. */
export const sampleCreatedApp = {
  ...sampleApp,
  credentials: {
    ...sampleApp.credentials,
    oauthClient: {
      ...sampleApp.credentials.oauthClient,
      client_secret: 'YYfPXatcTsxke1WxByRVFLd0uQjoBnt2LaJE4gaOyBFSBAG0jMkIX6uRSVzuFefS',
    },
  },
} satisfies z.input<typeof createdApp>;
