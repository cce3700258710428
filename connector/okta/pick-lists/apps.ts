import { listed } from './choices.ts';

/** Okta finds applications by how label or name begin, and has no way to ask for several by their IDs. */
export const apps = listed({
  title: 'Apps',
  scopes: ['okta.apps.read'],
  source: {
    path: '/api/v1/apps',
    query: { includeNonDeleted: true },
    identity: 'id',
    find: { parameter: 'q' },
    value: 'id',
    label: '{label|id}[ ({status!ACTIVE})]',
  },
});

/** Okta finds the users of an application by how username, name or email begin. */
export const appUsers = listed({
  title: 'Users of an app',
  scopes: ['okta.apps.read'],
  needs: ['appId'],
  source: {
    path: '/api/v1/apps/{appId}/users',
    query: { expand: 'user' },
    identity: 'id',
    find: { parameter: 'q' },
    value: 'id',
    label: [
      '[{_embedded.user.profile.firstName}][ {_embedded.user.profile.lastName}][ ({_embedded.user.profile.login})]',
      '{credentials.userName|id}',
    ],
  },
});

export const appGroups = listed({
  title: 'Groups of an app',
  scopes: ['okta.apps.read'],
  needs: ['appId'],
  source: {
    path: '/api/v1/apps/{appId}/groups',
    query: { expand: 'group' },
    pageSize: 200,
    identity: 'id',
    value: 'id',
    label: '{_embedded.group.profile.name|id}',
  },
});
