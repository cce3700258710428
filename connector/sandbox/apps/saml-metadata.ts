import { notFound } from '../http/errors.ts';
import type { Handler, Route } from '../http/exchange.ts';
import { findApp } from '../state/find.ts';

/** The org's metadata for a SAML app: XML, refused to callers that accept only JSON. The org signs nothing and has no key. */
const getMetadata: Handler = (org, call) => {
  const { id, name, signOnMode } = findApp(org, call.segment('app'));
  if (signOnMode !== 'SAML_2_0') throw notFound(id, 'AppInstance');
  const services = ['HTTP-POST', 'HTTP-Redirect'].map(
    (binding) =>
      `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${org.origin}/app/${encodeURIComponent(name)}/${id}/sso/saml"/>`,
  );
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml;charset=ISO-8859-1' },
    body: `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/${id}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${services.join('')}</md:IDPSSODescriptor></md:EntityDescriptor>`,
  };
};

export const samlMetadataRoutes: readonly Route[] = [
  ['GET', '/api/v1/apps/:app/sso/saml/metadata', getMetadata, 'application/xml'],
];
