import { type Handler, json, type Route } from '../http/exchange.ts';
import { appUserId, findUser } from '../state/find.ts';
import type { App } from '../state/rows.ts';
import { assignmentId } from './assignments.ts';

/**
 * The links on a user's dashboard: those of the active apps, by whichever way the user has them. Each has the id of the
 * user, and those of one app share its id and that of the assignment, so that nothing in a link is its own.
 */
const listAppLinks: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const active = org.apps.rows.filter(
    (app) => app.status === 'ACTIVE' && org.appUsers.get(appUserId(app, user)) !== undefined,
  );
  return json(
    active.flatMap(linksOf).map(({ app, label }, sortOrder) => ({
      id: user.id,
      label,
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

function linksOf(app: App): { readonly app: App; readonly label: string }[] {
  const shown = Object.entries(Object(app.visibility['appLinks'])).filter(([, visible]) => visible === true);
  return shown.map(([name]) => ({ app, label: shown.length > 1 ? `${app.label} ${name}` : app.label }));
}

export const appLinkRoutes: readonly Route[] = [['GET', '/api/v1/users/:user/appLinks', listAppLinks]];
