import { ConnectorError } from './core/error.ts';

/**
 * Sends all requests of this process through the proxies that the environment names: HTTPS_PROXY and HTTP_PROXY, but for
 * the hosts in NO_PROXY. This is for processes of our own; in a process of somebody else the global dispatcher is theirs.
 */
export async function useProxies(env: Record<string, string | undefined>): Promise<void> {
  const httpsProxy = addressOf(env['https_proxy'] || env['HTTPS_PROXY']);
  const httpProxy = addressOf(env['http_proxy'] || env['HTTP_PROXY']);
  if (!httpsProxy && !httpProxy) return;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  // undici knows "*" only where it stands alone. A sandbox on this machine is out of reach for a proxy.
  const given = env['no_proxy'] || env['NO_PROXY'] || '';
  const noProxy = given.trim() === '*' ? '*' : `${given} localhost 127.0.0.1 [::1]`;
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent({ httpsProxy, httpProxy, noProxy }));
  } catch {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      'HTTPS_PROXY or HTTP_PROXY is not the address of a proxy, such as http://proxy.example.com:8080.',
    );
  }
}

/** People leave out the scheme, as other programs let them. */
const addressOf = (typed = ''): string => (typed === '' || typed.includes('://') ? typed : `http://${typed}`);
