import { invalid } from '../http/errors.ts';
import { isObject } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import type { App, Json } from '../state/rows.ts';

/** The keys that apps of one way to sign in have beyond those of every app, in Okta's order. */
interface Kind {
  /** The catalogue's name; without it, apps of this kind are the org's own and get names of their own. */
  readonly name?: string;
  /** The name of the link on a user's dashboard, if it is not `login`. */
  readonly link?: string;
  /** The settings that have to be sent. */
  readonly needs: readonly string[];
  readonly settings?: Json;
  readonly credentials?: Json;
}

const passwordForEach: Json = { scheme: 'EDIT_USERNAME_AND_PASSWORD', revealPassword: false };

const kinds: Readonly<Record<string, Kind>> = {
  BOOKMARK: { name: 'bookmark', needs: ['app.url'], settings: { app: { requestIntegration: false } } },
  BASIC_AUTH: {
    name: 'template_basic_auth',
    needs: ['app.url', 'app.authURL'],
    settings: { app: { loginUrlRegex: null } },
    credentials: passwordForEach,
  },
  BROWSER_PLUGIN: { name: 'template_swa', needs: ['app.url'], credentials: passwordForEach },
  SECURE_PASSWORD_STORE: { name: 'template_sps', needs: ['app.url'], credentials: passwordForEach },
  AUTO_LOGIN: {
    needs: ['signOn.loginUrl'],
    settings: { signOn: { redirectUrl: null, loginUrl: null } },
    credentials: passwordForEach,
  },
  WS_FEDERATION: { name: 'template_wsfed', needs: ['app.wReplyURL'] },
  OPENID_CONNECT: {
    name: 'oidc_client',
    link: 'oidc_client_link',
    needs: ['oauthClient.application_type'],
    settings: {
      oauthClient: {
        client_uri: null,
        logo_uri: null,
        redirect_uris: [],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        application_type: 'web',
        consent_method: 'TRUSTED',
        issuer_mode: 'DYNAMIC',
        idp_initiated_login: { mode: 'DISABLED', default_scope: [] },
        wildcard_redirect: 'DISABLED',
      },
    },
  },
  SAML_2_0: {
    needs: ['signOn.ssoAcsUrl', 'signOn.audience', 'signOn.recipient', 'signOn.destination'],
    settings: {
      signOn: {
        defaultRelayState: '',
        ssoAcsUrl: null,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills these in at sign-in.
        idpIssuer: 'http://www.okta.com/${org.externalKey}',
        audience: null,
        recipient: null,
        destination: null,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills these in at sign-in.
        subjectNameIdTemplate: '${user.userName}',
        subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
        responseSigned: true,
        assertionSigned: true,
        signatureAlgorithm: 'RSA_SHA256',
        digestAlgorithm: 'SHA256',
        honorForceAuthn: true,
        authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
        spIssuer: null,
        requestCompressed: false,
        attributeStatements: [],
        inlineHooks: [],
        assertionEncryption: { enabled: false },
        allowMultipleAcsEndpoints: false,
        acsEndpoints: [],
        samlSignedRequestEnabled: false,
        slo: { enabled: false },
      },
    },
  },
};

const everyApp = {
  accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
  visibility: { autoLaunch: false, autoSubmitToolbar: false, hide: { iOS: false, web: false } },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in for each user.
  credentials: { userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' }, signing: {} },
  settings: {
    app: {},
    notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
    manualProvisioning: false,
    implicitAssignment: false,
    notes: { admin: null, enduser: null },
  },
} as const;

const kindOf = (signOnMode: string | null): Kind =>
  (signOnMode !== null && own(kinds, signOnMode)) || { needs: [] };

/** The way to sign in to an app that the catalogue knows, where none was sent. */
export const signOnModeOf = (name: unknown): string | null =>
  Object.keys(kinds).find((mode) => name !== undefined && kinds[mode]?.name === name) ?? null;

/** The catalogue's name of the apps of a kind, or the name that the org gives to an app of its own. */
export function nameFor(org: Org, signOnMode: string, label: string): string {
  const own = `sandbox_${label.toLowerCase().replace(/[^a-z0-9]/g, '')}_${org.apps.rows.length + 1}`;
  return kindOf(signOnMode).name ?? own;
}

type Facts = Pick<App, 'accessibility' | 'visibility' | 'credentials' | 'settings'>;

/** An app as it was sent, with what Okta adds. `kept` are credentials that Okta made and nobody sends. */
export function completed(name: string, signOnMode: string | null, sent: Partial<Facts>, kept: Json): Facts {
  const { settings, credentials, name: usual, link: defaultLink = 'login' } = kindOf(signOnMode);
  const link = usual === name || signOnMode === null ? defaultLink : `${name}_link`;
  const { scheme, userNameTemplate, userName, password, revealPassword, ...others } = merged(
    { ...credentials, ...everyApp.credentials, ...kept },
    sent.credentials,
  );
  const { signOn, ...given }: Json = merged(merged(everyApp.settings, settings), sent.settings);
  return {
    accessibility: merged(everyApp.accessibility, sent.accessibility),
    visibility: merged({ ...everyApp.visibility, appLinks: { [link]: true } }, sent.visibility),
    // Okta shows that there is a password, and never which.
    credentials: { scheme, userNameTemplate, userName, password: password && {}, revealPassword, ...others },
    settings: { ...given, ...(isObject(signOn) && { signOn: withoutEmptyOverrides(signOn) }) },
  };
}

/** An override that is empty is none. */
const withoutEmptyOverrides = (signOn: Json): Json =>
  Object.fromEntries(
    Object.entries(signOn).filter(([key, value]) => value !== '' || !key.endsWith('Override')),
  );

/** Throws for the first setting that an app of its kind cannot be without. An app of the catalogue brings its own. */
export function checkSettings(signOnMode: string | null, name: unknown, settings: Json): void {
  const { needs, name: usual } = kindOf(signOnMode);
  if (name !== undefined && name !== usual) return;
  for (const need of needs) {
    const value = need
      .split('.')
      .reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), settings);
    if (value === undefined || value === null || value === '') {
      throw invalid(`settings.${need}`, `settings.${need}: The field cannot be left blank`);
    }
  }
}

/** One object over another, each part by itself; lists and values replace each other. */
function merged(under: Json, over: Json = {}): Json {
  const entries = Object.entries(over).map(([key, value]) => {
    const below = own(under, key);
    return [key, isObject(value) && isObject(below) ? merged(below, value) : value] as const;
  });
  return { ...under, ...Object.fromEntries(entries) };
}
