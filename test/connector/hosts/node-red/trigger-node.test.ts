import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HookDoor } from '../../../../connector/hosts/node-red/hook.ts';
import type { Message, Node, Red, Status } from '../../../../connector/hosts/node-red/red.ts';
import { triggerNode } from '../../../../connector/hosts/node-red/trigger-node.ts';
import { type Connector, ConnectorError, loadConnector, type Polled } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const trigger = manifest.triggers.find(({ name }) => name === 'group_created');
if (!trigger) throw new Error('There is no such trigger.');

const polled = (facts: Partial<Polled> = {}): Polled => ({
  events: [],
  state: { at: 1 },
  more: false,
  lag: 0,
  gaps: [],
  ...facts,
});

type Answer = Polled | ConnectorError;

/** A node of the trigger, whose polls are answered in turn. Between them it waits for an hour, unless there is more. */
function started({
  answers,
  kept,
  keptHook,
  config = {},
}: {
  answers: Answer[];
  kept?: unknown;
  keptHook?: unknown;
  config?: object;
}) {
  const happened: string[] = [];
  const listeners = new Map<string, (...given: never[]) => unknown>();
  const statuses: Status[] = [];
  const errors: [unknown, Message][] = [];
  const sent: Message[] = [];
  let state = kept;
  let secrets = keptHook;
  let refusal: Error | undefined;
  const poll = vi.fn(async (_name: string, { state }: { state?: unknown }) => {
    happened.push(`poll ${JSON.stringify(state)}`);
    const answer = answers.shift() ?? polled();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const latest = vi.fn(async () => [{ uuid: 'latest' }]);
  const node = {
    id: 'watch',
    type: 'okta-on-group-created',
    on: (event: string, listener: (...given: never[]) => unknown) => void listeners.set(event, listener),
    status: (status: Status) => void statuses.push(status),
    send(message: Message) {
      happened.push('send');
      sent.push(message);
    },
    error: (error: unknown, message: Message) => void errors.push([error, message]),
    context: () => ({
      get(key: string, store: string | undefined, callback: (error: unknown, value: unknown) => void) {
        if (store !== 'oktaTriggers') throw new Error('This is another store.');
        callback(undefined, key === 'oktaHook' ? secrets : state);
      },
      set(key: string, value: unknown, __: string | undefined, callback: (error: unknown) => void) {
        if (key === 'oktaHook') {
          happened.push('keep secrets');
          secrets = value;
          return callback(undefined);
        }
        happened.push('keep');
        if (!refusal) state = value;
        callback(refusal);
      },
    }),
  };
  const red = {
    nodes: { createNode: () => {}, getNode: () => null },
    settings: { contextStorage: { oktaTriggers: {} }, httpNodeRoot: '/api' },
  } as unknown as Red;
  const door: HookDoor = new Map();
  const openHook = vi.fn(async (_name: string, _call: object) => {
    happened.push('open hook');
  });
  const closeHook = vi.fn(async (_name: string, _call: object) => {
    happened.push('close hook');
  });
  const deliver = vi.fn(async (_name: string, { events }: { events: never[] }) => polled({ events }));
  const receive = async ({ body }: { body: string }) => ({
    status: 204,
    headers: {},
    body: '',
    events: JSON.parse(body) as unknown[],
  });
  const connector = { poll, latest, openHook, closeHook, deliver, receive } as unknown as Connector;
  const make = triggerNode(red, connector, trigger as never, door);
  const run = (refuse?: Error) => {
    refusal = refuse;
    make.call(node as unknown as Node, { id: 'watch', type: node.type, connection: 'org', ...config });
  };
  const close = (removed = false) =>
    new Promise<void>((resolve) => listeners.get('close')?.(...([removed, resolve] as never[])));
  /** Sends these events to the hook. Gives back the status of the answer. */
  const bring = (path: string, events: object[]) =>
    new Promise<number>((resolve) => {
      const request = Object.assign(Readable.from([Buffer.from(JSON.stringify(events))]), {
        method: 'POST',
        headers: {},
      });
      const response = {
        writeHead: (status: number) => ({ end: () => resolve(status) }),
      };
      door.get(path)?.(request as never, response as never, () => {});
    });
  onTestFinished(() => void close());
  const press = () =>
    new Promise<void>((resolve) => listeners.get('input')?.(...([{}, () => {}, resolve] as never[])));
  return {
    ...{ run, close, press, bring, happened, statuses, errors, sent, poll, latest, openHook, closeHook },
    state: () => state,
    secrets: () => secrets as { path: string; secret: string; owner: string } | undefined,
    paths: () => [...door.keys()],
  };
}

const event = (uuid: string) => ({ uuid });

describe('the node of a trigger', () => {
  test('sends the events of a poll, and keeps the state only then', async () => {
    const { run, happened, sent, state } = started({
      answers: [polled({ events: [event('a'), event('b')], state: { at: 2 } })],
      kept: { connection: 'org', state: { at: 1 } },
    });
    run();
    await vi.waitFor(() => expect(happened).toContain('keep'));

    expect(happened).toEqual(['poll {"at":1}', 'send', 'send', 'keep']);
    expect(sent[0]).toEqual({ payload: event('a'), okta: { group_created: event('a') } });
    expect(state()).toEqual({ connection: 'org', state: { at: 2 } });
  });

  test('sends them again when the state could not be kept, and says so', async () => {
    const { run, happened, errors, statuses } = started({
      answers: [polled({ events: [event('a')], more: true })],
      kept: { connection: 'org', state: { at: 1 } },
    });
    run(new Error('The disk is full.'));
    await vi.waitFor(() => expect(errors).toHaveLength(1));

    expect(happened).toEqual(['poll {"at":1}', 'send', 'keep']);
    expect(String(errors[0]?.[0])).toContain('The disk is full.');
    expect(statuses.at(-1)).toMatchObject({ fill: 'red', text: 'failed' });
  });

  test('polls on at once while there is more', async () => {
    const { run, poll } = started({
      answers: [polled({ more: true, state: { at: 2 } }), polled({ more: true })],
    });
    run();

    await vi.waitFor(() => expect(poll).toHaveBeenCalledTimes(3));
    expect(poll.mock.calls[1]?.[1].state).toEqual({ at: 2 });
  });

  test('begins again when it is given another connection', async () => {
    const { run, happened } = started({ answers: [], kept: { connection: 'other org', state: { at: 9 } } });
    run();

    await vi.waitFor(() => expect(happened).toEqual(['poll undefined', 'keep']));
  });

  test('brings what can never be had any more to the catch nodes', async () => {
    const gap = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', why: 'The log holds 90 days.' };
    const { run, errors } = started({ answers: [polled({ gaps: [gap] })] });
    run();

    await vi.waitFor(() =>
      expect(errors).toEqual([
        ['The log holds 90 days.', { payload: gap, error: { message: gap.why, ...gap } }],
      ]),
    );
  });

  test('shows how far behind it is', async () => {
    const { run, statuses } = started({ answers: [polled({ lag: 600_000 })] });
    run();

    await vi.waitFor(() =>
      expect(statuses.at(-1)).toMatchObject({ fill: 'yellow', text: 'waiting for events, 10 min behind' }),
    );
  });

  test('tells an error with its code, and shows it', async () => {
    const error = new ConnectorError('FORBIDDEN', 'The scope okta.logs.read is missing.');
    const { run, errors, statuses } = started({ answers: [error] });
    run();

    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]?.[0]).toMatchObject({
      code: 'FORBIDDEN',
      cause: { name: 'ConnectorError', code: 'FORBIDDEN' },
    });
    expect(statuses.at(-1)).toMatchObject({ fill: 'red', text: 'FORBIDDEN' });
  });

  test('sends the latest event when its button is pressed, under the name of its step, and keeps nothing', async () => {
    const { run, press, sent, happened } = started({ answers: [], config: { step: 'made' } });
    run();
    await vi.waitFor(() => expect(happened).toContain('keep'));
    await press();

    expect(sent).toEqual([{ payload: event('latest'), okta: { made: event('latest') } }]);
    expect(happened.filter((one) => one === 'keep')).toHaveLength(1);
  });

  test('stops when it is closed, and sends nothing more', async () => {
    let answer = (_: Polled) => {};
    const { run, close, poll, happened } = started({ answers: [] });
    poll.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    run();
    await vi.waitFor(() => expect(poll).toHaveBeenCalled());
    close();
    answer(polled({ events: [event('late')], more: true }));
    await new Promise(setImmediate);

    expect(happened).toEqual([]);
    expect(poll).toHaveBeenCalledOnce();
  });
});

describe('the event hook of a trigger', () => {
  const config = { address: 'https://flows.example.com/' };

  test('is opened after the first poll, at a path that nobody can guess, which is kept before', async () => {
    const { run, happened, openHook, secrets } = started({ answers: [], config });
    run();
    await vi.waitFor(() => expect(happened).toContain('open hook'));
    const { path = '', secret } = secrets() ?? {};

    expect(happened).toEqual(['poll undefined', 'keep', 'keep secrets', 'open hook']);
    expect(path).toMatch(/^\/okta\/[\w-]{32}$/);
    expect(openHook).toHaveBeenCalledWith(
      'group_created',
      expect.objectContaining({ url: `https://flows.example.com/api${path}`, secret }),
    );
  });

  test('brings events at once, and keeps what it brought', async () => {
    const { run, bring, happened, sent, secrets } = started({ answers: [], config });
    run();
    await vi.waitFor(() => expect(happened).toContain('open hook'));
    happened.length = 0;

    expect(await bring(secrets()?.path ?? '', [event('a')])).toBe(204);
    await vi.waitFor(() => expect(happened).toEqual(['send', 'keep']));
    expect(sent).toEqual([{ payload: event('a'), okta: { group_created: event('a') } }]);
  });

  test('stays when Node-RED stops, and the next node takes it over', async () => {
    const first = started({ answers: [], config });
    first.run();
    await vi.waitFor(() => expect(first.happened).toContain('open hook'));
    await first.close();
    const next = started({ answers: [], config, keptHook: first.secrets() });
    next.run();
    await vi.waitFor(() => expect(next.happened).toContain('open hook'));
    const { url, owner } = { ...first.openHook.mock.calls[0]?.[1] } as Record<string, string>;

    expect(first.closeHook).not.toHaveBeenCalled();
    expect(first.paths()).toEqual([]);
    expect(next.openHook).toHaveBeenCalledWith('group_created', expect.objectContaining({ url, owner }));
  });

  test('is removed with its node', async () => {
    const { run, close, happened, closeHook, secrets } = started({ answers: [], config });
    run();
    await vi.waitFor(() => expect(happened).toContain('open hook'));
    await close(true);

    expect(closeHook).toHaveBeenCalledWith(
      'group_created',
      expect.objectContaining({ owner: secrets()?.owner }),
    );
  });

  test('is removed when the node no longer has an address', async () => {
    const keptHook = { path: '/okta/old', secret: 'old', owner: 'https://flows.example.com watch' };
    const { run, happened, closeHook, openHook, secrets } = started({ answers: [], keptHook });
    run();
    await vi.waitFor(() => expect(happened).toContain('keep secrets'));

    expect(closeHook).toHaveBeenCalledWith(
      'group_created',
      expect.objectContaining({ owner: keptHook.owner }),
    );
    expect(openHook).not.toHaveBeenCalled();
    expect(secrets()).toBeUndefined();
  });

  test('that Okta cannot verify is told of, and the polls go on', async () => {
    const { run, openHook, errors, statuses, happened } = started({
      answers: [polled({ events: [event('a')] })],
      config,
    });
    openHook.mockRejectedValue(new ConnectorError('REJECTED', 'Okta could not verify the event hook.'));
    run();
    await vi.waitFor(() => expect(errors).toHaveLength(1));

    expect(happened).toEqual(['poll undefined', 'send', 'keep', 'keep secrets']);
    expect(errors[0]?.[0]).toMatchObject({ code: 'REJECTED' });
    expect(statuses.at(-1)).toMatchObject({ fill: 'red', text: 'REJECTED' });
  });
});
