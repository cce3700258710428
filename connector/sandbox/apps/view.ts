import type { App, Org } from '../state/store.ts';

/** An app as Okta shows it. */
export function appView(org: Org, app: App): Record<string, unknown> {
  const { id, name, label, status, lastUpdated, created, groups: _, ...facts } = app;
  const { accessibility, visibility, features, signOnMode, credentials, settings, profile } = facts;
  const self = `${org.origin}/api/v1/apps/${id}`;
  const oie = org.behaviour.engine === 'oie';
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
    credentials,
    ...(oie && { universalLogout: null }),
    settings,
    ...(profile && { profile }),
    _links: {
      ...(signOnMode === 'SAML_2_0' && {
        metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
      }),
      uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
      appLinks: Object.keys(Object(visibility['appLinks'])).map((link) => ({
        name: link,
        href: `${org.origin}/home/${name}/${id}/aln${id.slice(3)}`,
        type: 'text/html',
      })),
      ...(oie && { policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } } }),
      groups: { href: `${self}/groups` },
      logo: [{ name: 'medium', href: `${org.origin}/assets/img/logos/${name}.png`, type: 'image/png' }],
      users: { href: `${self}/users` },
      [turn]: { href: `${self}/lifecycle/${turn}` },
    },
  };
}
