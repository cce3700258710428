import { z } from 'zod/v3';
import { type App, app } from '../../../schemas/app.ts';
import { appGroup } from '../../../schemas/app-group.ts';
import { appUser } from '../../../schemas/app-user.ts';
import { group } from '../../../schemas/group.ts';
import { user } from '../../../schemas/user.ts';
import type { Choice, PickList } from '../../core/pick-list.ts';
import { expected } from '../../core/run.ts';
import { readApp } from '../steps/find-app.ts';
import { ifFound } from '../steps/if-found.ts';
import { everything, searchPageSize } from './choices.ts';
import { userChoice } from './users.ts';

/** Okta finds applications by how label or name begin, and has no way to ask for several by their IDs. */
export const apps: PickList = {
  title: 'Apps',
  scopes: ['okta.apps.read'],
  async choices(okta, { search, after, limit, chosen }) {
    if (chosen) {
      const read = await Promise.all(chosen.map((appId) => ifFound(readApp(okta, appId))));
      return { choices: read.flatMap((reply) => (reply ? appChoice(reply.body) : [])), nextCursor: null };
    }
    const { page } = await okta.list(
      { method: 'GET', path: '/api/v1/apps', query: { q: search || undefined, includeNonDeleted: true } },
      { limit, after, pageSize: searchPageSize, identity: 'id' },
    );
    return { choices: expected(z.array(app), page.items).map(appChoice), nextCursor: page.nextCursor };
  },
};

const appChoice = ({ id, label, status }: App): Choice => ({
  value: id,
  label: `${label ?? id}${status === 'INACTIVE' ? ' (inactive)' : ''}`,
});

const withUser = appUser.extend({ _embedded: z.object({ user }).optional() });

/** Okta finds the users of an application by how username, name or email begin. */
export const appUsers: PickList = {
  title: 'Users of an app',
  scopes: ['okta.apps.read'],
  needs: ['appId'],
  async choices(okta, { search, after, limit, chosen, given }) {
    const path = '/api/v1/apps/{appId}/users';
    const query = { expand: 'user' };
    if (chosen) {
      const one = { method: 'GET', path: `${path}/{userId}`, query, expect: withUser } as const;
      const read = await Promise.all(
        chosen.map((userId) => ifFound(okta.call({ ...one, params: { ...given, userId } }))),
      );
      return { choices: read.flatMap((reply) => (reply ? appUserChoice(reply.body) : [])), nextCursor: null };
    }
    const { page } = await okta.list(
      { method: 'GET', path, params: { ...given }, query: { ...query, q: search || undefined } },
      { limit, after, pageSize: searchPageSize, identity: 'id' },
    );
    return {
      choices: expected(z.array(withUser), page.items).map(appUserChoice),
      nextCursor: page.nextCursor,
    };
  },
};

const appUserChoice = ({ id, credentials, _embedded }: z.output<typeof withUser>): Choice =>
  _embedded ? userChoice(_embedded.user) : { value: id, label: credentials?.userName ?? id };

const withGroup = appGroup.extend({ _embedded: z.object({ group }).optional() });

export const appGroups: PickList = everything({
  title: 'Groups of an app',
  scopes: ['okta.apps.read'],
  needs: ['appId'],
  path: '/api/v1/apps/{appId}/groups',
  query: { expand: 'group' },
  pageSize: 200,
  identity: 'id',
  item: withGroup,
  choice: ({ id, _embedded }) => ({ value: id, label: _embedded?.group.profile?.name ?? id }),
});
