import type {
  Item,
  NodeTypeDescription,
  PollFunctions,
  WebhookFunctions,
  WebhookResponse,
} from 'n8n-workflow';
import { listSearch, loadOptions } from './choices.ts';
import { triggerDescription } from './form.ts';
import { eventsWebhook, hookMethods, receive } from './hook.ts';
import { poll } from './poll.ts';
import { testConnection } from './test-connection.ts';

/** The node "Okta Workflow Trigger": the forms of all triggers, what polls them, and what hears of events at once. */
export class OktaWorkflowTrigger {
  description: NodeTypeDescription = triggerDescription;

  methods = { credentialTest: { testConnection }, listSearch, loadOptions };

  webhookMethods = { [eventsWebhook]: hookMethods };

  poll(this: PollFunctions): Promise<Item[][] | null> {
    return poll(this);
  }

  webhook(this: WebhookFunctions): Promise<WebhookResponse> {
    return receive(this);
  }
}
