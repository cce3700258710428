import { once } from 'node:events';
import { createServer } from 'node:http';
import { oneOf, random } from './random.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/**
 * Events of an hour: a burst in its first minutes, and a few in all of it. An event that a hook brings may be stored an hour
 * later, and be read again an hour after that: what happens in all this time is less than a trigger remembers.
 */
const [inBursts, atRest] = [3000, 100];
const burst = 8 * minute;
/** Requests of a minute, as most orgs allow them to an API token. */
const allowed = 60;
const begin = Date.UTC(2026, 0, 5);

/**
 * A System Log by Okta's documents, apart from the sandbox, so that a misreading of one shows in the other. Its events
 * follow from the seed. 5 % are stored up to an hour late, and 1 % are stored twice. It knows no filter.
 * Source: developer.okta.com/docs/reference/system-log-query
 */
export async function startLog({ seed, events }) {
  const dice = random(seed);
  const happened = happenings(dice, events);
  const stored = storage(dice, happened);
  const total = stored.at.length;
  const figures = { requests: 0, faults: {} };
  let now = begin;
  let window = { opened: 0, count: 0 };
  let outage = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    const advance = url.searchParams.get('advance');
    if (url.pathname === '/clock') {
      now += Number(advance);
      return response.end(String(now));
    }
    figures.requests += 1;
    // Okta takes a while for an answer.
    now += 200;
    answer(url, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function answer(url, request, response) {
    const query = url.searchParams;
    const fault = faultOf(query);
    if (fault) figures.faults[fault] = (figures.faults[fault] ?? 0) + 1;
    if (fault === 'reset') return request.socket.destroy();
    if (fault === '5xx') return reply(response, oneOf(dice, [500, 502, 503]), refused('E0000009'));
    if (fault === 'concurrency') return reply(response, 429, refused('E0000047'), { limit: 0, remaining: 0 });
    if (now - window.opened >= minute) window = { opened: now, count: 0 };
    if (fault === 'rate limit') window.count = allowed;
    window.count += 1;
    if (window.count > allowed) return reply(response, 429, refused('E0000047'));
    if (fault === 'cursor') return reply(response, oneOf(dice, [400, 404, 410]), refused('E0000029'));
    if (query.has('filter') || query.has('until') || (query.has('after') && query.has('since'))) {
      return reply(response, 400, refused('E0000001'));
    }
    const limit = Math.min(1000, Number(query.get('limit') ?? 100));
    const at = query.has('after')
      ? Number(query.get('after').split('_')[1])
      : firstFrom(Date.parse(query.get('since') ?? '') || now - 7 * 24 * hour);
    let end = at;
    // An empty page may hide what its next link leads to.
    if (fault !== 'empty') while (end < total && end - at < limit && stored.at[end] <= now) end += 1;
    const page = Array.from({ length: end - at }, (_, count) => event(stored.of[at + count]));
    query.delete('since');
    query.set('after', `${now}_${end}`);
    // Now and then an empty page has no next link.
    const link = page.length > 0 || dice() > 0.02 ? { link: `<${url}>; rel="next"` } : {};
    reply(response, 200, page, {}, link, fault === 'cut');
  }

  function faultOf(query) {
    if (outage > 0) {
      outage -= 1;
      return '5xx';
    }
    const drawn = dice();
    if (drawn < 0.015) return 'reset';
    if (drawn < 0.03) return 'cut';
    if (drawn < 0.045) return '5xx';
    if (drawn < 0.05) return 'concurrency';
    if (drawn < 0.06) return 'rate limit';
    if (drawn < 0.065) return 'empty';
    if (drawn < 0.069 && query.has('after')) return 'cursor';
    // More failures one after the other than a poll bears.
    if (drawn > 0.998) outage = 6;
    return undefined;
  }

  function reply(response, status, body, limits = {}, headers = {}, cut = false) {
    const { limit = allowed, remaining = Math.max(0, allowed - window.count) } = limits;
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      date: new Date(now).toUTCString(),
      'x-rate-limit-limit': limit,
      'x-rate-limit-remaining': remaining,
      'x-rate-limit-reset': Math.ceil((window.opened + minute) / 1000),
      ...headers,
    });
    if (cut) return response.write(text.slice(0, text.length / 2), () => response.destroy());
    response.end(text);
  }

  /** In a polling reading, `since` counts by the time of storage. */
  function firstFrom(time) {
    let [low, high] = [0, total];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stored.at[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const event = (index) => ({
    uuid: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    published: new Date(happened[index]).toISOString(),
    eventType: 'user.session.start',
    version: '0',
    severity: 'INFO',
    displayMessage: 'User login to Okta',
    actor: { id: `00u${index % 5000}`, type: 'User', alternateId: `user${index % 5000}@example.com` },
    outcome: { result: 'SUCCESS', reason: null },
    target: null,
  });

  return {
    connection: { domain: `http://127.0.0.1:${server.address().port}`, apiKey: 'campaign', sandbox: true },
    begin,
    happened,
    event,
    figures,
    now: () => now,
    pass(ms) {
      now += ms;
    },
    over: () => now > stored.at[total - 1] + 2 * minute,
    stop: () => server.closeAllConnections() ?? server.close(),
  };
}

/** The index of an event in the log, from its ID. */
export const indexOf = (uuid) => Number.parseInt(uuid.slice(-12), 16);

const refused = (errorCode) => ({ errorCode, errorSummary: 'Refused.', errorCauses: [] });

/** The times at which things happen, in order. */
function happenings(dice, count) {
  const times = new Float64Array(count);
  for (let index = 0, from = begin; index < count; from += hour) {
    const most = Math.min(count, index + inBursts);
    while (index < most) times[index++] = Math.floor(from + dice() * burst);
    const rest = Math.min(count, index + atRest);
    while (index < rest) times[index++] = Math.floor(from + dice() * hour);
  }
  return times.sort();
}

/** What the log holds, in the order of storage. */
function storage(dice, happened) {
  const entries = [];
  for (const [index, time] of happened.entries()) {
    const late = dice() < 0.05 ? dice() * 59 * minute : dice() * 2 * second;
    entries.push({ at: Math.floor(time + late), of: index });
    if (dice() < 0.01) entries.push({ at: Math.floor(time + late + dice() * 10 * minute), of: index });
  }
  entries.sort((one, other) => one.at - other.at);
  return {
    at: Float64Array.from(entries, ({ at }) => at),
    of: Uint32Array.from(entries, ({ of }) => of),
  };
}
