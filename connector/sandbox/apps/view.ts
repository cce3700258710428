import { isObject } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import type { App, Json } from '../state/rows.ts';

/** The policy of a type that an org has from the start and that no app needs to be given. */
const ownPolicy = (org: Org, type: string): string | undefined =>
  org.policies.rows.find((policy) => policy.system && policy.type === type)?.id;

/** Okta shows the secret of a client once, in the reply to its creation. */
function withoutSecret({ oauthClient, ...others }: Json): Json {
  if (!isObject(oauthClient)) return others;
  const { client_secret: _, ...shown } = oauthClient;
  return { ...others, oauthClient: shown };
}

/** An app as Okta shows it. */
export function appView(org: Org, app: App): Record<string, unknown> {
  const { id, name, label, status, lastUpdated, created, accessPolicyId, groups: _, ...facts } = app;
  const { accessibility, visibility, features, signOnMode, settings, profile } = facts;
  const self = `${org.origin}/api/v1/apps/${id}`;
  const oie = org.behaviour.engine === 'oie';
  const policy = (id: string | undefined) => ({ href: `${org.origin}/api/v1/policies/${id}` });
  const turn = status === 'ACTIVE' ? 'deactivate' : 'activate';
  return {
    id,
    orn: `orn:okta:idp:${org.id}:apps:${name}:${id}`,
    name,
    label,
    status,
    lastUpdated,
    created,
    accessibility,
    visibility,
    features,
    signOnMode,
    credentials: withoutSecret(app.credentials),
    ...(oie && { universalLogout: null }),
    settings,
    ...(profile && { profile }),
    _links: {
      ...(signOnMode === 'SAML_2_0' && {
        help: {
          href: `${org.origin}/app/${name}/${id}/setup/help/SAML_2_0/instructions`,
          type: 'text/html',
        },
        metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
      }),
      ...(signOnMode === 'OPENID_CONNECT' && {
        clientCredentials: [
          {
            name: 'secrets',
            href: `${self}/credentials/secrets`,
            hints: { allow: ['GET', 'POST'] },
          },
        ],
      }),
      uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
      appLinks: Object.keys(Object(visibility['appLinks'])).map((link) => ({
        name: link,
        href: `${org.origin}/home/${name}/${id}/aln${id.slice(3)}`,
        type: 'text/html',
      })),
      ...(oie && {
        profileEnrollment: policy(ownPolicy(org, 'PROFILE_ENROLLMENT')),
        policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } },
      }),
      groups: { href: `${self}/groups` },
      logo: [{ name: 'medium', href: `${org.origin}/assets/img/logos/${name}.png`, type: 'image/png' }],
      ...(oie && { accessPolicy: policy(accessPolicyId ?? ownPolicy(org, 'ACCESS_POLICY')) }),
      users: { href: `${self}/users` },
      [turn]: { href: `${self}/lifecycle/${turn}` },
    },
  };
}
