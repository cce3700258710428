import { fileURLToPath } from 'node:url';
import { type Connector, isConnectorError, type PickListCall, type RunCall } from '../../index.ts';
import { type EditedConnection, editedConnection } from './connection-node.ts';
import { formOf, paletteScript } from './editor-page.ts';
import type { Handler, Red, Request } from './red.ts';

/** Serves the editor's script, descriptions and choices from the org, and the test of a connection. */
export function serveEditor(red: Red, connector: Connector): void {
  // The scripts are the same for everybody and hold no secret. A browser sends no sign-in with them. Their addresses are
  // those of the files in the folder of the hosts, since they import each other.
  for (const folder of ['node-red/editor', 'shared']) {
    const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
    red.httpAdmin.get(`/okta/${folder}/:file`, ({ params }, response) => {
      response.sendFile(params['file'] ?? '', { root });
    });
  }
  let palette: string | undefined;
  red.httpAdmin.get('/okta/node-red/palette.js', (_, response) => {
    palette ??= paletteScript(connector.manifest);
    response.type('js').send(palette);
  });

  const mayEdit = red.auth.needsPermission('flows.write');

  red.httpAdmin.post(
    '/okta/connection-test',
    mayEdit,
    ownPages,
    answered(async ({ body }) => {
      const connection = editedConnection(red, connector.manifest, editedIn(body));
      const { message } = await connector.testConnection(connection);
      return { message };
    }),
  );

  red.httpAdmin.post(
    '/okta/describe/:action',
    mayEdit,
    ownPages,
    answered(async ({ params, body }) => {
      const connection = editedConnection(red, connector.manifest, editedIn(body));
      const name = params['action'] ?? '';
      const { input } = askedIn(body);
      const { warnings, ...schemas } = await connector.describe(name, { connection, input });
      const { actions, pickLists } = connector.manifest;
      const { sample } = actions.find((action) => action.name === name) ?? {};
      return { ...formOf(schemas, sample?.input ?? {}, pickLists), warnings };
    }),
  );

  red.httpAdmin.post(
    '/okta/pick-list/:name',
    mayEdit,
    ownPages,
    answered(({ params, body }) => {
      const { search, after, limit, chosen, given } = askedIn(body);
      const connection = editedConnection(red, connector.manifest, editedIn(body));
      return connector.pickList(params['name'] ?? '', { connection, search, after, limit, chosen, given });
    }),
  );
}

/**
 * Node-RED answers pages of every origin, and an editor without sign-in lets all of them in. A browser says with each
 * request whether it comes from a page of the same origin; other programs do not say, and are no danger of this kind.
 */
const ownPages: Handler = ({ headers }, response, next) => {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return next();
  response.status(403).json({ message: 'Only the editor may ask for this.' });
};

const answered =
  (work: (request: Request) => Promise<unknown>): Handler =>
  async (request, response) => {
    try {
      response.json(await work(request));
    } catch (error) {
      const known = isConnectorError(error);
      response.status(known ? 400 : 500).json({
        ...(known && { code: error.code }),
        message: known ? error.message : 'The connector failed. The log of Node-RED may say more.',
      });
    }
  };

/** The call in the body of a request. The connector checks it. */
const askedIn = (body: unknown) => (body ?? {}) as RunCall & PickListCall;

/** The connection in the body of a request, whatever was sent. */
function editedIn(body: unknown): EditedConnection {
  const { id, values, secrets } = (body ?? {}) as Record<string, unknown>;
  return {
    id: String(id),
    values: (values ?? {}) as EditedConnection['values'],
    secrets: (secrets ?? {}) as EditedConnection['secrets'],
  };
}
