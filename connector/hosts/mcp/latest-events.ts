import { z } from 'zod/v3';
import { ConnectorError, type ManifestTrigger } from '../../index.ts';
import { bestFor } from '../shared/find.ts';
import { answerTool } from './other-tool.ts';

/** The latest events of a trigger. An agent has no background in which it could wait for new ones. */
export const latestEvents = answerTool(
  {
    name: 'latest_events',
    title: 'Latest events',
    description:
      'Returns the latest events of one kind, newest first, at most five: user_locked, sign_in_failed, group_member_added, admin_role_granted and others. For more use list_log_events.',
    input: z
      .object({
        trigger: z
          .string()
          .describe('The kind, such as user_locked. Similar names are told if there is no such kind.'),
        input: z.record(z.unknown()).default({}).describe('Narrows it, such as {"userId": "00u..."}.'),
      })
      .strict(),
    hints: () => ({ readOnlyHint: true, openWorldHint: true }),
  },
  async ({ okta, connection }, { trigger, input }, { context }) => {
    const { name } = triggerCalled(okta.manifest.triggers, trigger);
    const events = await okta.latest(name, { connection, input, signal: context.mcpReq.signal });
    return { trigger: name, events, count: events.length };
  },
);

function triggerCalled(triggers: readonly ManifestTrigger[], name: string): ManifestTrigger {
  const found = triggers.find((trigger) => trigger.name === name);
  if (found) return found;
  const findable = triggers.map((trigger) => ({ ...trigger, resource: trigger.group }));
  const near = bestFor(name.replaceAll('_', ' '), findable).map((trigger) => trigger.name);
  const hint = near.length > 0 ? ` There is ${near.slice(0, 5).join(', ')}.` : '';
  throw new ConnectorError('INVALID_INPUT', `There is no kind of event called "${name}".${hint}`);
}
