import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../connector/core/error.ts';
import { orgOrigin } from '../../../connector/okta/domain.ts';

describe('orgOrigin', () => {
  test.each([
    ['acme', 'https://acme.okta.com'],
    ['  acme \n', 'https://acme.okta.com'],
    ['acme-admin', 'https://acme.okta.com'],
    ['acme.okta.com', 'https://acme.okta.com'],
    ['ACME.OKTA.COM/', 'https://acme.okta.com'],
    ['https://acme.okta.com', 'https://acme.okta.com'],
    ['HTTPS://acme.okta.com?from=here#there', 'https://acme.okta.com'],
    ['https://acme.okta.com/users/@me:8443', 'https://acme.okta.com'],
    ['https://acme-admin.okta.com/admin/dashboard', 'https://acme.okta.com'],
    ['acme-admin.oktapreview.com', 'https://acme.oktapreview.com'],
    ['acme.oktapreview.com', 'https://acme.oktapreview.com'],
    ['acme.okta-emea.com', 'https://acme.okta-emea.com'],
    ['acme.okta-gov.com', 'https://acme.okta-gov.com'],
    ['acme.okta.mil', 'https://acme.okta.mil'],
    ['acme.okta-miltest.com', 'https://acme.okta-miltest.com'],
    ['acme.trex-govcloud.com', 'https://acme.trex-govcloud.com'],
    ['integrator-1234567.okta.com', 'https://integrator-1234567.okta.com'],
    ['id.acme.com', 'https://id.acme.com'],
    // The Admin Console of a custom domain has no name of its own, so that this is another site.
    ['id-admin.acme.com', 'https://id-admin.acme.com'],
  ])('makes of %j %s', (typed, origin) => {
    expect(orgOrigin(typed)).toBe(origin);
  });

  test.each([
    ['', 'it is empty'],
    ['   ', 'it is empty'],
    ['https://', 'it is empty'],
    ['http://acme.okta.com', 'http would send the API key unprotected'],
    ['HTTP://acme.okta.com', 'http would send the API key unprotected'],
    ['ftp://acme.okta.com', 'ftp would send the API key unprotected'],
    ['https://acme.okta.com@evil.example.org', 'a user name or password'],
    ['https://user:secret@acme.okta.com', 'a user name or password'],
    ['acme.okta.com:443', 'names a port'],
    ['https://acme.okta.com:8443/', 'names a port'],
    ['https:acme.okta.com', 'names a port'],
    ['127.0.0.1', 'an IP address'],
    ['https://10.1.2.3/admin', 'an IP address'],
    ['127.1', 'an IP address'],
    ['2130706433', 'an IP address'],
    ['017700000001', 'an IP address'],
    ['0x7f.0.0.1', 'an IP address'],
    ['0x7f000001', 'an IP address'],
    ['acme.0x1', 'an IP address'],
    ['acme.1', 'an IP address'],
    ['127.0.0.1.', 'an IP address'],
    ['[::1]', 'an IP address'],
    ['https://[::ffff:127.0.0.1]/', 'an IP address'],
    ['localhost', 'a name inside a network'],
    ['acme.localhost', 'a name inside a network'],
    ['okta.internal', 'a name inside a network'],
    ['metadata.google.internal', 'a name inside a network'],
    ['okta.corp', 'a name inside a network'],
    ['router.home.arpa', 'a name inside a network'],
    ['acme..okta.com', 'two dots stand together'],
    ['.okta.com', 'two dots stand together, or one at an end'],
    ['acme.okta.com.', 'two dots stand together, or one at an end'],
    ['acme.okta.com.com', 'it ends in .com.com'],
    ['okta.com', 'does not name one org before .okta.com'],
    ['www.acme.okta.com', 'does not name one org before .okta.com'],
    ['-acme.okta.com', 'begins or ends with a hyphen'],
    [`${'a'.repeat(64)}.okta.com`, 'longer than 63 characters'],
    ['acme．okta．com', 'a letter outside a to z'],
    ['acme。okta。com', 'a letter outside a to z'],
    ['аcme.okta.com', 'a letter outside a to z'],
    ['acme.okta.com\u200b', 'a letter outside a to z'],
    ['xn--cme-5cd.okta.com', 'letters outside a to z'],
    ['acme.okta.com\r\nhost: evil.example.org', 'a space or a letter'],
    ['acme\u0000.okta.com', 'a space or a letter'],
    ['acme\u007f.okta.com', 'a character that no host name has'],
    ['acme okta com', 'a space'],
    ['acme.okta.com\\', 'a character that no host name has'],
    ['evil.example.org\\.okta.com', 'a character that no host name has'],
    ['https://evil.example.org\\@acme.okta.com', 'a user name or password'],
    ['acme_1.okta.com', 'a character that no host name has'],
    ['acme%2eokta.com', 'a character that no host name has'],
  ])('refuses %j and says why', (typed, why) => {
    expect(() => orgOrigin(typed)).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONNECTION',
        message: expect.stringMatching(/^This Okta domain cannot be used: .+\. Give the address of the org/),
      }),
    );
    expect(() => orgOrigin(typed)).toThrow(why);
  });

  test('gives an https origin without port or user, or refuses, whatever is typed', () => {
    const label = fc.string({
      unit: fc.constantFrom(...'ax0179-.:/@\\%[]?# \t\u0430．é'),
      maxLength: 12,
    });
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.domain(),
      fc.ipV4Extended(),
      fc.ipV6(),
      fc
        .tuple(
          fc.constantFrom('', 'https://', 'http://', '//'),
          label,
          fc.constantFrom('', '.okta.com', '.com'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (domain) => {
        const origin = outcome(() => orgOrigin(domain));
        if (origin === undefined) return;
        const url = new URL(origin);
        expect(url.origin).toBe(origin);
        expect({ ...pick(url) }).toEqual({ protocol: 'https:', port: '', username: '', password: '' });
        expect(url.hostname).toMatch(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('orgOrigin of a sandbox', () => {
  test.each([
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://127.0.0.1:4000/api/v1', 'http://127.0.0.1:4000'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('makes of %s %s', (typed, origin) => {
    expect(orgOrigin(typed, { sandbox: true })).toBe(origin);
  });

  test.each([
    'acme',
    'acme.okta.com',
    'https://127.0.0.1:4000',
    'http://acme.okta.com',
    'http://10.0.0.1:4000',
    'http://localhost:4000',
    'http://[::ffff:10.0.0.1]:4000',
    'http://user:secret@127.0.0.1:4000',
    'http://127.0.0.1.evil.example.org',
    '',
  ])('refuses %j', (typed) => {
    expect(() => orgOrigin(typed, { sandbox: true })).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONNECTION',
        message: expect.stringContaining('a sandbox is reached by http on a loopback address only'),
      }),
    );
  });

  test('takes nothing but loopback, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http', 'https'] }), fc.string()), (domain) => {
        expect(outcome(() => orgOrigin(domain, { sandbox: true }))).toBeUndefined();
      }),
    );
  });
});

/** What was given back, or undefined where the domain was refused as it should be. */
function outcome(attempt: () => string): string | undefined {
  try {
    return attempt();
  } catch (error) {
    expect(isConnectorError(error) && error.code).toBe('INVALID_CONNECTION');
    return undefined;
  }
}

const pick = ({ protocol, port, username, password }: URL) => ({ protocol, port, username, password });
