import type { EventType } from '../logs/catalogue.ts';

/** Requests a minute that Okta's Workforce product grants an org. */
const perMinute = {
  apps: 100,
  app: 500,
  groups: 500,
  group: 1000,
  users: 600,
  userChanges: 600,
  user: 2000,
  logs: 120,
  devices: 100,
  clients: 100,
  authn: 500,
  sessions: 750,
  token: 2000,
  oauth: 600,
  rest: 1200,
} as const;

type Bucket = keyof typeof perMinute;

/** The share of each of the org's buckets that an API token or a service app gets. */
const share = 0.5;

/** Part of a bucket after which Okta warns. */
const warning = 0.9;

/** Requests of an org that may be under way at once. */
const defaultConcurrency = 75;

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** The second at which the window ends, by the org's clock. */
  readonly reset: number;
  readonly exceeded: boolean;
  /** The event that the System Log gets, once in a window. */
  readonly event?: EventType | undefined;
}

export interface LimitOptions {
  readonly rateLimit?: number | 'off' | undefined;
  readonly concurrency?: number | undefined;
}

export interface Limits {
  /** Counts a request as under way, until what it gives back is called. */
  begin(): () => void;
  /** Takes one request out of the bucket of a path: the part of it that a principal has, and the whole that the org has. */
  take(method: string, path: string, principal: string): Allowance;
}

interface Window {
  readonly end: number;
  count: number;
}

/** Counts requests in windows of sixty seconds, each of which starts with the first request of its bucket. */
export function limits({ rateLimit, concurrency }: LimitOptions, now: () => number): Limits {
  const windows = new Map<string, Window>();
  const most = concurrency ?? (rateLimit === 'off' ? Number.POSITIVE_INFINITY : defaultConcurrency);
  let underWay = 0;

  function windowOf(name: string): Window {
    const time = now();
    const open = windows.get(name);
    if (open && time < open.end) return open;
    const window = { end: Math.ceil((time + 60_000) / 1000) * 1000, count: 0 };
    windows.set(name, window);
    return window;
  }

  function count(name: string, limit: number): Allowance {
    const window = windowOf(name);
    window.count++;
    const warned = window.count > limit * warning && window.count - 1 <= limit * warning;
    const refused = window.count === limit + 1;
    return {
      limit,
      remaining: Math.max(0, limit - window.count),
      reset: window.end / 1000,
      exceeded: window.count > limit,
      event: refused
        ? 'system.org.rate_limit.violation'
        : warned
          ? 'system.org.rate_limit.warning'
          : undefined,
    };
  }

  return {
    begin() {
      underWay++;
      return () => {
        underWay--;
      };
    },
    take(method, path, principal) {
      if (underWay > most) {
        const window = windowOf('concurrency');
        window.count++;
        // Okta sends zeros for a limit that is not one of requests a minute; when it has room again nobody can know.
        return {
          limit: 0,
          remaining: 0,
          reset: window.end / 1000,
          exceeded: true,
          event: window.count === 1 ? 'core.concurrency.org.limit.violation' : undefined,
        };
      }
      const bucket = bucketOf(method, path);
      if (rateLimit === 'off') {
        const { end } = windowOf(bucket);
        return { limit: 1_000_000, remaining: 999_999, reset: end / 1000, exceeded: false };
      }
      const whole = rateLimit === undefined ? perMinute[bucket] : rateLimit / share;
      const own = count(`${bucket} ${principal}`, whole * share);
      if (own.exceeded) return own;
      const org = count(bucket, whole);
      return org.remaining < own.remaining ? org : own;
    },
  };
}

function bucketOf(method: string, path: string): Bucket {
  if (/^\/oauth2\/v1\/(?:token|authorize)$/.test(path)) return 'token';
  if (/^\/oauth2\/v1\/clients\b/.test(path)) return 'clients';
  if (path.startsWith('/oauth2/')) return 'oauth';
  const [, resource, id, more] = /^\/api\/v1\/([^/]+)(?:\/([^/]+))?(\/.+)?/.exec(path) ?? [];
  const one = id !== undefined && more === undefined;
  switch (resource) {
    case 'apps':
      return one ? 'app' : 'apps';
    case 'groups':
      return one ? 'group' : 'groups';
    case 'users':
      if (id === undefined) return 'users';
      if (!one) return 'rest';
      return method === 'GET' ? 'user' : 'userChanges';
    case 'logs':
    case 'devices':
    case 'authn':
    case 'sessions':
      return resource;
    default:
      return 'rest';
  }
}
