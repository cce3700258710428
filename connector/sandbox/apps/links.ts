import { type Handler, json, type Route } from '../http/exchange.ts';
import { appUserId, findUser } from '../state/find.ts';
import { assignmentId } from './assignments.ts';

/** The apps on a user's dashboard: those that are active, by whichever way the user has them. */
const listAppLinks: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const active = org.apps.rows.filter(
    (app) => app.status === 'ACTIVE' && org.appUsers.get(appUserId(app, user)) !== undefined,
  );
  return json(
    active.map((app, sortOrder) => ({
      id: user.id,
      label: app.label,
      linkUrl: `${org.origin}/home/${app.name}/${app.id}/${user.id.slice(3)}`,
      logoUrl: `${org.origin}/assets/img/logos/${app.name}.png`,
      appName: app.name,
      appInstanceId: app.id,
      appAssignmentId: assignmentId(app, user),
      credentialsSetup: org.appUsers.get(appUserId(app, user))?.passwordChanged != null,
      hidden: Object(app.visibility['hide'])['web'] === true,
      sortOrder,
    })),
  );
};

export const appLinkRoutes: readonly Route[] = [['GET', '/api/v1/users/:user/appLinks', listAppLinks]];
