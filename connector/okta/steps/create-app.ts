import { type App, createdApp } from '../../../schemas/app.ts';
import type { Reply } from '../../core/client.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { callOf } from '../../core/request.ts';
import { createOnce } from './create-once.ts';
import { appsLabelled } from './find-app.ts';
import { merged } from './merge-json.ts';
import { isFromCatalog, nameOf, type SignOnMode } from './new-app-rules.ts';

interface NewApp {
  label: string;
  signOnMode: SignOnMode;
  name?: string | undefined;
  ssoAcsUrl?: string | undefined;
  applicationType?: string | undefined;
  grantTypes?: string[] | undefined;
  tokenEndpointAuthMethod?: string | undefined;
  moreProperties?: Record<string, unknown> | undefined;
}

/**
 * Creates an application. Labels are not unique, so that after a lost reply only an application of this label that was
 * made during the run can be the one, and the System Log tells whether it is. Its client secret is then lost, since
 * Okta shows it once.
 */
export async function createNewApp({ okta, action, input, log }: ActionContext<NewApp>): Promise<App> {
  const { moreProperties = {}, ...given } = input;
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  const call = callOf(action.request, { ...defaults(given), ...Object.fromEntries(fields) });
  const others = merged(required(given), moreProperties);
  let answered = true;
  const made = await createOnce(
    okta,
    { ...call, body: merged(others, call.body), expect: createdApp },
    {
      async find(): Promise<Reply<App>[]> {
        answered = false;
        const { found, reply } = await appsLabelled(okta, input.label);
        return found
          .filter(({ created }) => okta.happenedNow(created, reply))
          .map((body) => ({ ...reply, body }));
      },
      eventType: 'application.lifecycle.create',
    },
  );
  if (!answered && input.signOnMode === 'OPENID_CONNECT') {
    log(
      'The response that held the client secret was lost. Create a new secret for the application in Okta.',
    );
  }
  return made;
}

/** What Okta would not fill in by itself, for an application that is not from its catalog. */
function defaults(given: Omit<NewApp, 'moreProperties'>): Record<string, unknown> {
  if (isFromCatalog(given)) return {};
  const own = { name: nameOf[given.signOnMode] };
  if (given.signOnMode === 'SAML_2_0') return samlDefaults(given.ssoAcsUrl);
  return given.signOnMode === 'OPENID_CONNECT' ? { ...own, ...clientDefaults(given) } : own;
}

/** What Okta's specification requires of SAML beyond the fields. */
const required = (given: Omit<NewApp, 'moreProperties'>): Record<string, unknown> =>
  given.signOnMode === 'SAML_2_0' && !isFromCatalog(given)
    ? { settings: { signOn: { requestCompressed: false, allowMultipleAcsEndpoints: false } } }
    : {};

/** Most providers want the assertion at one and the same address, signed, with the username of the application in it. */
const samlDefaults = (ssoAcsUrl: string | undefined) => ({
  recipient: ssoAcsUrl,
  destination: ssoAcsUrl,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in at sign-in.
  subjectNameIdTemplate: '${user.userName}',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
});

function clientDefaults({
  applicationType,
  grantTypes = [applicationType === 'service' ? 'client_credentials' : 'authorization_code'],
  // A program in a browser keeps no secret.
  tokenEndpointAuthMethod = applicationType === 'browser' ? 'none' : 'client_secret_basic',
}: Pick<NewApp, 'applicationType' | 'grantTypes' | 'tokenEndpointAuthMethod'>) {
  const responseTypes = responsesTo(grantTypes);
  return {
    grantTypes,
    tokenEndpointAuthMethod,
    ...(responseTypes.length > 0 && { responseTypes }),
    ...(tokenEndpointAuthMethod === 'none' && { pkceRequired: true }),
  };
}

function responsesTo(grantTypes: readonly string[]): string[] {
  const code = grantTypes.some((grant) => grant === 'authorization_code' || grant === 'interaction_code');
  const implicit = grantTypes.includes('implicit');
  if (!code && !implicit) return grantTypes.includes('client_credentials') ? ['token'] : [];
  return [...(code ? ['code'] : []), ...(implicit ? ['token', 'id_token'] : [])];
}
