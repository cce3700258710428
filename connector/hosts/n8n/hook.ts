import { createHmac } from 'node:crypto';
import type { HookFunctions, WebhookFunctions, WebhookResponse } from 'n8n-workflow';
import { nodeError } from './node-error.ts';
import { endPolls, placeOf, pollFor } from './poll.ts';
import { prepared } from './prepared.ts';

/** The webhook at which Okta sends events. The other one, for its question whether the address is ours, is without methods. */
export const eventsWebhook = 'default';

/** How n8n opens and closes the event hook of a trigger. */
export const hookMethods = {
  /** Never sure: opening one takes over what is there, with the address and the secret of now. */
  async checkExists(): Promise<boolean> {
    return false;
  },
  async create(this: HookFunctions): Promise<boolean> {
    return told(this, async () => {
      const { engine, trigger, call, url } = await hooked(this);
      await engine.openHook(trigger, { ...call, url, owner: url, secret: secretOf(call.connection, url) });
    });
  },
  async delete(this: HookFunctions): Promise<boolean> {
    endPolls(placeOf(this));
    return told(this, async () => {
      const { engine, trigger, call, url } = await hooked(this);
      await engine.closeHook(trigger, { ...call, url, owner: url });
    });
  },
};

async function told(context: HookFunctions, work: () => Promise<void>): Promise<true> {
  try {
    await work();
    return true;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  }
}

/** Answers a request of Okta at once. What it told of is then polled for, so that hook and polls have one memory. */
export async function receive(context: WebhookFunctions): Promise<WebhookResponse> {
  const { engine, trigger, call, url } = await hooked(context);
  const { status, headers, body, events } = await engine.receive({
    method: context.getRequestObject().method,
    headers: context.getHeaderData(),
    body: JSON.stringify(context.getBodyData()),
    secret: secretOf(call.connection, url),
  });
  context.getResponseObject().writeHead(status, headers).end(body);
  if (events.length === 0) return { noWebhookResponse: true };
  if (context.getMode() === 'manual') {
    const latest = await engine.latest(trigger, call);
    return { noWebhookResponse: true, workflowData: [latest.map((json) => ({ json }))] };
  }
  pollFor(
    placeOf(context),
    events.map((event) => (event as { uuid?: unknown }).uuid),
  ).catch(({ message }: Error) => context.logger.warn(`${context.getNode().name}: ${message}`));
  return { noWebhookResponse: true };
}

async function hooked(context: HookFunctions) {
  const of = await prepared(context);
  return { ...of, url: context.getNodeWebhookUrl(eventsWebhook) ?? '' };
}

/** Nothing has to be kept: whoever does not know the secret of the credential does not know this one. */
const secretOf = (connection: unknown, url: string): string =>
  createHmac('sha256', JSON.stringify(connection)).update(url).digest('base64url');
