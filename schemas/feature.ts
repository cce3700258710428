/** The product that has devices and authenticators. */
export const identityEngine = 'Okta Identity Engine';
