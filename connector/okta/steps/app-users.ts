import { type AppUser, appUser } from '../../../schemas/app-user.ts';
import type { Client, Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { readApp } from './find-app.ts';
import { ifFound, toExplain } from './if-found.ts';
import { holds } from './merge-json.ts';
import { readBack } from './object-state.ts';
import { readUser } from './user-state.ts';

interface Assignment {
  appId: string;
  userId: string;
}

interface Wanted extends Assignment {
  credentials?:
    | { userName?: string | undefined; password?: { value?: string | undefined } | undefined }
    | undefined;
  profile?: Record<string, unknown> | undefined;
}

type Changed = AppUser & { changed: boolean; before: AppUser | null };

const readAppUser = (okta: Client, { appId, userId }: Assignment): Promise<Reply<AppUser>> =>
  okta.call({
    method: 'GET',
    path: '/api/v1/apps/{appId}/users/{userId}',
    params: { appId, userId },
    expect: appUser,
  });

/** The assignment that an item of a list of applications holds, where it was requested. */
export const assignmentIn = ({ _embedded }: { _embedded?: unknown }): Partial<AppUser> =>
  isObject(_embedded) && isObject(_embedded['user']) ? (_embedded['user'] as Partial<AppUser>) : {};

/** The ID of the group that an assignment comes through. Okta tells it in a link alone. */
export function groupIdOf({ _links }: { _links?: unknown }): string | undefined {
  const link = isObject(_links) ? _links['group'] : undefined;
  return isObject(link) && typeof link['href'] === 'string' ? link['href'].split('/').at(-1) : undefined;
}

/**
 * Gives a user an application of their own. Whoever has it so already keeps it, and only what is different is sent.
 * Whoever has it through a group gets it for themselves, and keeps it when they leave the group.
 */
export async function assignUser({ okta, action, input }: ActionContext<Wanted>): Promise<Changed> {
  const before = (await ifFound(readAppUser(okta, input)))?.body ?? null;
  const { credentials, profile } = input;
  if (before?.scope === 'USER' && holds(before, { credentials, profile })) {
    return { ...before, changed: false, before };
  }
  const call = callOf(action.request, { ...input });
  try {
    const { body } = await okta.call({
      ...call,
      body: { ...Object(call.body), scope: 'USER' },
      expect: appUser,
    });
    return { ...body, changed: true, before };
  } catch (error) {
    // Okta's documents have a conflict for a user who is assigned already; what is different is then sent as an update.
    if (!isConnectorError(error) || error.okta?.errorCode !== 'E0000062') throw error;
    const now = (await toExplain(error, readAppUser(okta, input))).body;
    if (now.scope === 'USER' && holds(now, { credentials, profile })) {
      return { ...now, changed: okta.replyLost, before };
    }
    const { body } = await okta.call({
      method: 'POST',
      path: '/api/v1/apps/{appId}/users/{userId}',
      params: { appId: input.appId, userId: input.userId },
      body: { scope: 'USER', ...(credentials && { credentials }), ...(profile && { profile }) },
      expect: appUser,
    });
    return { ...body, changed: true, before };
  }
}

/** Changes what is given of a user's assignment. Okta's POST leaves the rest as it is. */
export async function updateAssignment({ okta, action, input }: ActionContext<Wanted>): Promise<Changed> {
  const { body: before } = await readAppUser(okta, input);
  const { credentials, profile } = input;
  if (holds(before, { credentials, profile })) return { ...before, changed: false, before };
  const { body } = await okta.call({ ...callOf(action.request, { ...input }), expect: appUser });
  return { ...body, changed: true, before };
}

interface Unassigned extends Assignment {
  unassigned: boolean;
  changed: boolean;
}

/**
 * Takes an application from a user. What the user has through a group cannot be taken from one member: it says so,
 * rather than claim a success. Afterwards the assignment is read again, since a group may give the application back at once.
 */
export async function unassignUser({
  okta,
  action,
  input,
}: ActionContext<Assignment & { sendEmail: boolean }>): Promise<Unassigned> {
  const { appId, userId } = input;
  const before = await ifFound(readAppUser(okta, input));
  if (!before) {
    // Okta says the same of a user who does not have the application and of one who does not exist.
    await readApp(okta, appId);
    await readUser(okta, userId);
    return { appId, userId, unassigned: true, changed: false };
  }
  if (before.body.scope === 'GROUP') throw throughGroup(before.body);
  // Sent again after a lost reply it finds nothing, since the first one was carried out.
  await okta.call(callOf(action.request, { ...input })).catch((error: unknown) => {
    if (!(isConnectorError(error) && error.code === 'NOT_FOUND' && okta.replyLost)) throw error;
  });
  const left = await readBack(ifFound(readAppUser(okta, input)), 'assignment');
  return { appId, userId, unassigned: !left, changed: true };
}

function throughGroup({ _links }: AppUser): ConnectorError {
  const { href } = Object(_links?.['group']) as { href?: unknown };
  const group = typeof href === 'string' ? href.split('/').at(-1) : undefined;
  return new ConnectorError(
    'WRONG_STATE',
    `The user has the application through ${group ? `the group ${group}` : 'a group'}, so it cannot be taken from this user alone. Remove the user from the group, or unassign the group from the application.`,
  );
}
