import { isDeepStrictEqual } from 'node:util';
import { unsure } from './life.js';
import { readLog } from './log.js';

/**
 * Holds what was told of each call against what the org is, by its lists, its System Log and its outbox. What is wrong
 * is listed in words.
 */
export async function verdict({ org, records, lives, printed }, { budget }) {
  const log = readLog(await org.all('/api/v1/logs?limit=1000'));
  const outbox = await (await org.ask('/sandbox/outbox')).json();
  const { apiKey } = org.connection;
  const told = records.filter(({ killed }) => !killed);
  const done = told.filter(({ output }) => output);
  const failed = told.filter(({ error }) => error);
  const once = records.filter((call) => call.once && call.event);
  const of = (calls, words) =>
    calls.map((call) => `${call.action} ${JSON.stringify(call.input)}: ${words(call)}`);
  const shows = (text, secrets = []) => [apiKey, ...secrets].some((secret) => text.includes(secret));
  const isTheirs = (call) =>
    call.named && !log.made(call).some(({ target }) => target[0].id === call.output.id);

  return {
    found: {
      lost: [
        ...of(
          done.filter((call) => call.event && toldAsDone(call.output) && !log.touched(call)),
          () => 'told as done, and nothing happened',
        ),
        ...of(
          done.filter((call) => call.named && !log.creatorOf(call.output.id, call.event)),
          () => 'told as created, and never was',
        ),
        ...of(
          failed.filter((call) => call.once && call.error.retryable && log.made(call).length > 0),
          ({ error }) => `told as not made, and made: ${error.message}`,
        ),
        ...(await differences(org, lives)),
      ],
      doubled: of(
        once.filter((call) => log.made(call).length > 1),
        (call) => `made ${log.made(call).length} times`,
      ),
      claimed: of(done.filter(isTheirs), ({ output, event }) => `made by ${log.creatorOf(output.id, event)}`),
      'second mails': secondMails(outbox, records, lives),
      'untrue reads': of(
        done.filter(({ untrue }) => untrue),
        ({ output }) => JSON.stringify(output).slice(0, 200),
      ),
      'no ConnectorError': of(
        failed.filter(({ error }) => !error.known),
        ({ error }) => error.shown,
      ),
      'untrue retryable': of(
        failed.filter((call) => !isRight(call)),
        ({ error }) => `${error.code} ${error.retryable}: ${error.message}`,
      ),
      'secrets shown': of(
        told.filter(({ output, error, lines, secrets }) =>
          shows(JSON.stringify({ output, lines }) + error?.shown, secrets),
        ),
        () => 'in what was told',
      ),
      'too long': of(
        told.filter(({ ms }) => ms > budget + 1000),
        ({ ms }) => `${Math.round(ms)} ms`,
      ),
      printed: printed ? [printed.slice(0, 2000)] : [],
    },
    'own creations that nothing proved': failed.filter(
      (call) => call.error.existingId && log.createdByUs(call),
    ).length,
    'longest run, ms': Math.max(...told.map(({ ms }) => ms)),
  };
}

/** Deleting says `deleted`, changing says `changed`; without a word nothing is claimed to have happened. */
const toldAsDone = ({ changed, deleted, alreadyGone }) => !alreadyGone && (changed ?? deleted ?? false);

/** Checks `retryable` where the code decides it: a reading may always be tried again. */
function isRight({ error: { code, retryable }, learn }) {
  const reads = learn === undefined;
  const passes = ['NETWORK', 'TIMEOUT', 'OKTA_UNAVAILABLE', 'RATE_LIMITED'].includes(code);
  return typeof retryable === 'boolean' && (retryable || !(reads && passes));
}

/** The people who got more mails than were asked for by calls that were done, that were cut, or that may have been made. */
function secondMails(outbox, records, lives) {
  const asked = new Map();
  for (const { mails, once, about, error } of records) {
    const notMade = error && ((once && error.retryable) || !unsure.includes(error.code));
    if (mails && !notMade) asked.set(about, (asked.get(about) ?? 0) + 1);
  }
  return lives.flatMap(({ people }) =>
    people.flatMap(({ id, invited }) => {
      const most = (asked.get(id) ?? 0) + (invited ? 1 : 0);
      const sent = outbox.filter(({ userId }) => userId === id).length;
      return sent > most ? [`${id} got ${sent} mails, and ${most} were asked for`] : [];
    }),
  );
}

/** The places where people and groups are not as the last call of a lane has told. */
async function differences(org, lives) {
  const groups = new Map((await org.all('/api/v1/groups?limit=200')).map((group) => [group.id, group]));
  const words = [];
  const hold = (what, told, real) => {
    if (told !== undefined && !isDeepStrictEqual(told, real)) words.push(`${what}: told ${told}, is ${real}`);
  };
  for (const { people, groups: own } of lives) {
    for (const { id, description, there } of own) {
      hold(`Group ${id}, there`, there, groups.has(id));
      if (there) hold(`Group ${id}, description`, description, groups.get(id)?.profile.description);
    }
    for (const { id, there, status, title, in: memberships } of people) {
      const response = await org.ask(`/api/v1/users/${id}`);
      hold(`User ${id}, there`, there, response.ok);
      if (!there || !response.ok) continue;
      const user = await response.json();
      hold(`User ${id}, status`, status, user.status);
      hold(`User ${id}, title`, title, user.profile.title ?? null);
      // The groups of a deactivated user are not shown.
      if (user.status === 'DEPROVISIONED') continue;
      const member = new Set((await org.all(`/api/v1/users/${id}/groups`)).map((group) => group.id));
      for (const [group, told] of memberships) {
        if (group.there) hold(`User ${id} in ${group.id}`, told, member.has(group.id));
      }
    }
  }
  return words;
}
