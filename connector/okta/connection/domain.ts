import { ConnectorError } from '../../core/error.ts';

/**
 * The suffixes under which Okta hosts orgs. On these, `acme-admin` is the Admin Console of `acme`, where the API is not
 * served. Source: the configuration validator of Okta's .NET SDK.
 */
const oktaSuffixes = [
  'okta.com',
  'oktapreview.com',
  'okta-emea.com',
  'okta-gov.com',
  'okta.mil',
  'okta-miltest.com',
  'trex-govcloud.com',
];

const names = oktaSuffixes.map((suffix) => suffix.replace(/\..*/, ''));

/**
 * A site whose own name is Okta's, under another ending, or with more behind it: acme.okta.co, acme.okta.com.example.org.
 * An own domain may begin with Okta's name, as okta.acme.com does.
 */
const imitation = new RegExp(`(?:^|\\.)(?:${names.join('|')})\\.(?:[a-z]+$|(?:co|com|net|org|gov|mil)\\.)`);

/** Names that resolve inside a network only, where something other than Okta would receive the key. */
const internalSuffixes = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'test',
  'example',
  'invalid',
  'onion',
];

/**
 * The origin of an org from what people type or paste: `acme`, `acme.okta.com`, a whole URL, the `-admin` host, a custom
 * domain. Whatever could send the key elsewhere is refused with INVALID_CONNECTION. `sandbox` takes http on a
 * loopback address instead, and nothing else.
 */
export function orgOrigin(domain: string, { sandbox = false } = {}): string {
  const typed = domain.trim();
  return sandbox ? sandboxOrigin(typed) : `https://${orgHost(typed)}`;
}

function orgHost(typed: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[^\x00-\x7f]|[\x00-\x20]/.test(typed)) {
    throw refused(
      'it contains a space or a letter outside a to z, which can imitate the name of another site',
    );
  }
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(typed) ?? [];
  if (scheme && scheme.toLowerCase() !== 'https') {
    throw refused(`${scheme.toLowerCase()} would send the API key unencrypted; only https is used`);
  }
  const authority = (/^[^/?#]*/.exec(rest)?.[0] ?? '').toLowerCase();
  if (authority === '') throw refused('it is empty');
  if (authority.includes('@')) throw refused('it contains a user name or password before an @');
  if (authority.includes('[')) throw refused('it is an IP address, but an org has a name');
  if (authority.includes(':')) throw refused('it contains a port, but Okta uses only the standard one');
  if (!/^[a-z0-9.-]+$/.test(authority))
    throw refused('it contains a character that is not allowed in a host name');
  if (isAddress(authority)) throw refused('it is an IP address, but an org has a name');
  return checkedHost(authority.includes('.') ? authority : expandedName(authority));
}

function expandedName(name: string): string {
  if (internalSuffixes.includes(name)) throw refused('it is a name in a local network, not an org');
  return `${name}.okta.com`;
}

function checkedHost(host: string): string {
  const labels = host.split('.');
  if (labels.includes('')) throw refused('it has two dots in a row, or a dot at the start or end');
  if (labels.some((label) => label.length > 63 || label.startsWith('-') || label.endsWith('-'))) {
    throw refused('one of its parts is longer than 63 characters, or starts or ends with a hyphen');
  }
  if (labels.some((label) => label.startsWith('xn--'))) {
    throw refused('it stands for letters outside a to z, which can imitate the name of another site');
  }
  if (host.endsWith('.com.com')) throw refused('it ends in .com.com');
  if (internalSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))) {
    throw refused('it is a name in a local network, not an org');
  }
  const suffix = oktaSuffix(host);
  if (!suffix) {
    if (imitation.test(host)) throw refused('it looks like an Okta address but is not one; check its ending');
    return host;
  }
  const org = host.slice(0, -suffix.length - 1).replace(/-admin$/, '');
  if (org === '' || org.includes('.')) throw refused(`it does not name one org before .${suffix}`);
  return `${org}.${suffix}`;
}

const oktaSuffix = (host: string) =>
  oktaSuffixes.find((suffix) => host === suffix || host.endsWith(`.${suffix}`));

/** Okta itself answers at such an origin, whether there is an org or not. */
export const isOktaHost = (origin: string): boolean => oktaSuffix(origin) !== undefined;

/**
 * A host that ends in a number is an IPv4 address to every URL parser, in whatever notation: 127.1, 0x7f000001,
 * 017700000001, 2130706433. Source: url.spec.whatwg.org/#ends-in-a-number-checker
 */
const isAddress = (host: string) => /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/.test(host);

function sandboxOrigin(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const loopback = url && (/^127\.\d+\.\d+\.\d+$/.test(url.hostname) || url.hostname === '[::1]');
  if (!loopback || url.protocol !== 'http:' || url.username || url.password) {
    throw refused(
      'a sandbox must have a loopback address with http, such as http://127.0.0.1:4000; turn Sandbox off to use a real org',
    );
  }
  return url.origin;
}

const refused = (why: string) =>
  new ConnectorError(
    'INVALID_CONNECTION',
    `This Okta domain cannot be used: ${why}. Use the address of the org as it appears in the browser, such as acme.okta.com.`,
  );
