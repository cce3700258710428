import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../../../../connector/core/error.ts';
import { orgOrigin } from '../../../../connector/okta/connection/domain.ts';

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

  /** Addresses that must not be taken for an org, by the reason that is given. */
  const hostile: Record<string, string[]> = {
    'it is empty': [
      '',
      ' ',
      '   ',
      '\n',
      '\t\t',
      'https://',
      'HTTPS://',
      'https:///',
      'https://?x=1',
      'https://#top',
      '/',
      '//',
      '?',
      '#',
    ],
    'http would send the API key unencrypted; only https is used': [
      'http://acme.okta.com',
      'HTTP://acme.okta.com',
      'hTTp://acme.okta.com/',
      'http://',
      'http://127.0.0.1',
      'http://localhost:4000',
      'http://acme.okta.com@evil.example.org',
    ],
    'ftp would send the API key unencrypted; only https is used': [
      'ftp://acme.okta.com',
      'FTP://acme.okta.com/',
    ],
    'file would send the API key unencrypted; only https is used': [
      'file:///etc/passwd',
      'file://acme.okta.com',
    ],
    'ws would send the API key unencrypted; only https is used': ['ws://acme.okta.com'],
    'wss would send the API key unencrypted; only https is used': ['wss://acme.okta.com'],
    'ldaps would send the API key unencrypted; only https is used': ['ldaps://acme.okta.com'],
    'javascript would send the API key unencrypted; only https is used': [
      'javascript://acme.okta.com/%0aalert(1)',
    ],
    'view-source would send the API key unencrypted; only https is used': ['view-source://acme.okta.com'],
    'it contains a user name or password before an @': [
      'https://acme.okta.com@evil.example.org',
      'acme.okta.com@evil.example.org',
      'https://user:secret@acme.okta.com',
      'https://@acme.okta.com',
      'https://:@acme.okta.com',
      'https://evil.example.org\\@acme.okta.com',
      'https://acme.okta.com:443@evil.example.org/',
      'admin@acme.okta.com',
      'ada@example.com',
      'mailto:ada@acme.okta.com',
      'https://evil.example.org%2f@acme.okta.com',
    ],
    'it contains a port, but Okta uses only the standard one': [
      'acme.okta.com:443',
      'acme.okta.com:80',
      'acme.okta.com:',
      'https://acme.okta.com:8443/',
      'https://acme.okta.com:0443',
      'https://acme.okta.com:99999',
      'https://acme.okta.com:-1',
      'https:acme.okta.com',
      'https:/acme.okta.com',
      'javascript:alert(1)',
      'data:text/html,acme.okta.com',
      'acme:okta',
      'localhost:4000',
      '10.0.0.1:443',
      '::1',
      'fe80::1',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
    ],
    'it is an IP address, but an org has a name': [
      '127.0.0.1',
      'https://10.1.2.3/admin',
      'https://169.254.169.254/latest/meta-data/',
      '0.0.0.0',
      '0',
      '1',
      '255.255.255.255',
      '192.168.1.1',
      '127.1',
      '127.0.1',
      '2130706433',
      '4294967295',
      '99999999999',
      '017700000001',
      '0177.0.0.1',
      '00000177.0.0.1',
      '0x7f.0.0.1',
      '0x7f000001',
      '0x7f.1',
      '0X7F.0.0.1',
      '0x',
      '0x.0x.0',
      'acme.0x1',
      'acme.1',
      'acme.okta.com.1',
      'acme.okta.0x7f',
      '127.0.0.1.',
      '256.256.256.256',
      '1.2.3.4.5',
      '[::1]',
      '[::]',
      'https://[::ffff:127.0.0.1]/',
      'https://[fe80::1%25eth0]/',
      '[acme.okta.com]',
      '[',
    ],
    'it is a name in a local network, not an org': [
      'localhost',
      'LOCALHOST',
      'acme.localhost',
      'localhost.localdomain',
      'acme.local',
      'acme.okta.local',
      'okta.internal',
      'metadata.google.internal',
      'okta.corp',
      'okta.intranet',
      'okta.private',
      'okta.home',
      'okta.lan',
      'router.home.arpa',
      'acme.test',
      'acme.okta.com.test',
      'www.example',
      'acme.invalid',
      'okta2x4v7bqz3f5n.onion',
      'corp',
      'internal',
      'https://intranet/okta',
    ],
    'it has two dots in a row, or a dot at the start or end': [
      'acme..okta.com',
      '.okta.com',
      '.',
      '..',
      '...',
      '../..',
      'acme.okta.com.',
      'acme.',
      '.acme',
      'https://./',
      'https://../admin',
      'acme.okta..com',
      'acme.okta.com..',
    ],
    'it ends in .com.com': ['acme.okta.com.com', 'https://acme.oktapreview.com.com/', 'acme.com.com'],
    'it looks like an Okta address but is not one; check its ending': [
      'acme.okta.com.evil.org',
      'acme.okta.com.mycompany.com',
      'https://acme.okta.com.login.evil.org/',
      'acme.oktapreview.com.evil.org',
      'acme.okta-emea.com.evil.org',
      'acme.okta.mil.evil.org',
      'acme.okta.co',
      'acme.okta.cm',
      'acme.okta.om',
      'acme.okta.net',
      'acme.okta.org',
      'acme.okta.io',
      'acme.okta.gov',
      'acme.okta.co.uk',
      'acme.okta.com.br',
      'acme.oktapreview.net',
      'acme.okta-emea.eu',
      'okta.co',
    ],
    'it does not name one org before .okta.com': [
      'okta.com',
      'https://okta.com/',
      'www.acme.okta.com',
      'acme.us.okta.com',
      'evil.example.org.okta.com',
    ],
    'it does not name one org before .oktapreview.com': ['oktapreview.com', 'a.b.oktapreview.com'],
    'it does not name one org before .okta.mil': ['okta.mil'],
    'one of its parts is longer than 63 characters, or starts or ends with a hyphen': [
      '-acme.okta.com',
      'acme-.okta.com',
      'acme.-okta.com',
      'acme.okta-.com',
      '-',
      '--',
      'acme.okta.com-',
      `${'a'.repeat(64)}.okta.com`,
      'b'.repeat(64),
      `acme.${'c'.repeat(80)}.com`,
    ],
    'it contains a space or a letter outside a to z, which can imitate the name of another site': [
      'acme．okta．com',
      'acme。okta。com',
      'аcme.okta.com',
      'acme.оkta.com',
      'acme.okta.сom',
      'ａｃｍｅ.okta.com',
      'acmé.okta.com',
      'ácme.okta.com',
      'acme.okta.com\u200b.',
      '\u200bacme.okta.com',
      'acme\u00ad.okta.com',
      'acme.okta.com\u2044evil.example.org',
      'acme.okta.com\u202emoc',
      '\ufe0facme.okta.com',
      '１２７.0.0.1',
      '①②⑦.0.0.1',
      'acme.okta.com\r\nhost: evil.example.org',
      'acme\u0000.okta.com',
      'acme\u001f.okta.com',
      'acme\t.okta.com',
      'acme okta com',
      'acme.okta.com evil.example.org',
      'https://acme.okta.com /x',
      'https ://acme.okta.com',
      '😀.okta.com',
    ],
    'it stands for letters outside a to z, which can imitate the name of another site': [
      'xn--cme-5cd.okta.com',
      'acme.xn--kta-5cd.com',
      'XN--CME-5CD.okta.com',
      'xn--a',
      'https://xn--80ak6aa92e.com',
    ],
    'it contains a character that is not allowed in a host name': [
      'acme\u007f.okta.com',
      'acme.okta.com\\',
      'evil.example.org\\.okta.com',
      'acme_1.okta.com',
      'acme%2eokta%2ecom',
      'acme%00.okta.com',
      'acme.okta.com;evil.example.org',
      'acme.okta.com,evil.example.org',
      '{domain}.okta.com',
      '$(id).okta.com',
      '`id`.okta.com',
      '"acme".okta.com',
      "acme'--.okta.com",
      '<acme>.okta.com',
      'acme|id.okta.com',
      'acme&x=1.okta.com',
      '*.okta.com',
      'acme+x.okta.com',
      '~acme.okta.com',
      'acme!.okta.com',
      'acme=.okta.com',
      '^acme',
      '(acme)',
    ],
  };
  const refusals = Object.entries(hostile).flatMap(([why, all]) => all.map((typed) => [typed, why] as const));

  test('is tried with at least 150 hostile strings, each once', () => {
    expect(new Set(refusals.map(([typed]) => typed)).size).toBe(refusals.length);
    expect(refusals.length).toBeGreaterThanOrEqual(150);
  });

  test.each(refusals)('refuses %j, since %s', (typed, why) => {
    expect(() => orgOrigin(typed)).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONNECTION',
        message: `This Okta domain cannot be used: ${why}. Use the address of the org as it appears in the browser, such as acme.okta.com.`,
      }),
    );
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
        expect(orgOrigin(origin)).toBe(origin);
      }),
      { numRuns: 500 },
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
        message: expect.stringContaining('a sandbox must have a loopback address'),
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

/** The result, or undefined if the domain was refused as it should be. */
function outcome(attempt: () => string): string | undefined {
  try {
    return attempt();
  } catch (error) {
    expect(isConnectorError(error) && error.code).toBe('INVALID_CONNECTION');
    return undefined;
  }
}

const pick = ({ protocol, port, username, password }: URL) => ({ protocol, port, username, password });
