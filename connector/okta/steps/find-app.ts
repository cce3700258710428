import { z } from 'zod/v3';
import { type App, app } from '../../../schemas/app.ts';
import type { Client, Reply } from '../../core/client.ts';
import { ConnectorError } from '../../core/error.ts';
import { expected } from '../../core/run.ts';

const apps = z.array(app);

/** Reads an application. */
export const readApp = (okta: Client, appId: string): Promise<Reply<App>> =>
  okta.call({ method: 'GET', path: '/api/v1/apps/{appId}', params: { appId }, expect: app });

/**
 * The applications of exactly this label, ignoring case, inactive ones too. Okta's `q` finds those whose label or name
 * begins so, and labels are not unique.
 */
export async function appsLabelled(okta: Client, label: string): Promise<{ found: App[]; reply: Reply }> {
  const query = { q: label, includeNonDeleted: true };
  const { page, reply } = await okta.list(
    { method: 'GET', path: '/api/v1/apps', query },
    { limit: Number.POSITIVE_INFINITY, pageSize: 200, identity: 'id' },
  );
  if (page.hasMore) {
    throw new ConnectorError(
      'UNEXPECTED_RESPONSE',
      `Okta stopped after ${page.count} applications whose labels start with "${label}", so not all of them could be checked. Use the ID of the application.`,
    );
  }
  const same = (one: App) => String(one.label ?? '').toLowerCase() === label.toLowerCase();
  return { found: expected(apps, page.items).filter(same), reply };
}
