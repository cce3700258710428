/** Requests a minute, as an API token has them: half of what the Workforce product grants the org. */
const perMinute = {
  apps: 50,
  app: 250,
  groups: 250,
  group: 500,
  users: 300,
  userChanges: 300,
  user: 1000,
  logs: 60,
  rest: 600,
} as const;

type Bucket = keyof typeof perMinute;

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** The second at which the window ends, by the org's clock. */
  readonly reset: number;
  readonly exceeded: boolean;
  /** Whether this request is the first of its window that is refused. */
  readonly firstRefusal: boolean;
}

/** Counts requests in windows of sixty seconds, each of which starts with the first request of its bucket. */
export function rateLimiter(
  setting: number | 'off' | undefined,
  now: () => number,
): (method: string, path: string) => Allowance {
  const windows = new Map<Bucket, { end: number; count: number }>();
  return (method, path) => {
    const bucket = bucketOf(method, path);
    const limit = setting === 'off' ? 1_000_000 : (setting ?? perMinute[bucket]);
    const time = now();
    let window = windows.get(bucket);
    if (!window || time >= window.end) {
      window = { end: Math.ceil((time + 60_000) / 1000) * 1000, count: 0 };
      windows.set(bucket, window);
    }
    window.count++;
    return {
      limit,
      remaining: Math.max(0, limit - window.count),
      reset: window.end / 1000,
      exceeded: setting !== 'off' && window.count > limit,
      firstRefusal: setting !== 'off' && window.count === limit + 1,
    };
  };
}

function bucketOf(method: string, path: string): Bucket {
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
      return 'logs';
    default:
      return 'rest';
  }
}
