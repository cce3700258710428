import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../../../connector/sandbox/index.ts';

const command = fileURLToPath(new URL('../../../../dist/connector/cli/index.js', import.meta.url));

/** How long the load lasts, in seconds. */
const seconds = Number(process.env['GATEWAY_SECONDS'] ?? 5);
const callers = 500;

/** The gateway as a process, before an org as large as a small company. */
async function gateway() {
  const sandbox = await startSandbox({ rateLimit: 'off' });
  onTestFinished(sandbox.stop);
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--rate', '100000'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OKTA_DOMAIN: sandbox.origin, OKTA_API_KEY: sandbox.apiKey, OKTA_SANDBOX: 'true' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stderr });
  const [first] = await once(lines, 'line');
  const logged = new Map<string, number>();
  lines.on('line', (line: string) => {
    const { requestId } = JSON.parse(line) as { requestId: string };
    logged.set(requestId, (logged.get(requestId) ?? 0) + 1);
  });
  const url = /http:\S+?(?=,)/.exec(String(first))?.[0] ?? '';
  return { url, child, ended, logged };
}

interface Answer {
  status: number;
  id: string | undefined;
  body: string;
}

function call(agent: Agent, url: string, id: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/v1/actions/get_org`, {
      agent,
      method: 'POST',
      headers: { 'X-Request-Id': id },
    });
    asked.on('error', reject).on('response', (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('error', reject)
        .on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            id: response.headers['x-request-id'] as string | undefined,
            body: String(Buffer.concat(parts)),
          }),
        );
    });
    asked.end('{}');
  });
}

/** Callers that send one call after the other, until it is time or the gateway takes no more. */
async function load(url: string, until: () => boolean) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const answers: (Answer & { asked: string })[] = [];
  const lost: { asked: string; code: string }[] = [];
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let at = 0; !until(); at += 1) {
        const asked = `caller-${caller}.${at}`;
        try {
          answers.push({ asked, ...(await call(agent, url, asked)) });
        } catch (error) {
          lost.push({ asked, code: (error as NodeJS.ErrnoException).code ?? '' });
          return;
        }
      }
    }),
  );
  agent.destroy();
  return { answers, lost };
}

/** Callers who send half of a head, half of a body, or nothing. */
const slow = (url: string) =>
  [
    'POST /v1/actions/get_org HTT',
    'POST /v1/actions/get_org HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{"a',
    '',
  ].map((text) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    socket.write(text);
    return socket;
  });

test(`five hundred callers for ${seconds} s lose no call, and each gets its own answer, beside callers that send half of one`, async () => {
  const { url, logged } = await gateway();
  const sockets = slow(url);
  const end = Date.now() + seconds * 1000;
  const { answers, lost } = await load(url, () => Date.now() > end);
  for (const socket of sockets) socket.destroy();

  console.log(`${answers.length} calls in ${seconds} s`);
  expect(lost).toEqual([]);
  expect(answers.filter(({ status, body }) => status !== 200 || !body.startsWith('{"id":"'))).toEqual([]);
  expect(answers.filter(({ asked, id }) => asked !== id)).toEqual([]);
  await expect.poll(() => answers.filter(({ asked }) => logged.get(asked) !== 1).length).toBe(0);
});

test('a stop in the middle of it answers every call that the gateway took', async () => {
  const { url, child, ended, logged } = await gateway();
  let stopped = false;
  const loaded = load(url, () => stopped && child.exitCode !== null);
  setTimeout(() => {
    stopped = true;
    child.kill('SIGTERM');
  }, 1000);
  const { answers, lost } = await loaded;

  expect(await ended).toEqual([0, null]);
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  // A call that was lost on a connection that closed never reached it.
  expect(lost.filter(({ asked }) => logged.has(asked))).toEqual([]);
  expect(answers.length).toBeGreaterThan(callers);
});
