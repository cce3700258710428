import { describe, expect, test } from 'vitest';
import { askForToken } from '../access/service-app.ts';
import { type Client, type EventBody, groupNamed, open, query, refusal, someUser } from '../client.ts';

interface AppBody {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly signOnMode: string | null;
  readonly credentials: Record<string, unknown>;
  readonly settings: Record<string, unknown>;
  readonly visibility: Record<string, unknown>;
  readonly _links: Record<string, unknown>;
  readonly _embedded?: { readonly user: { readonly id: string } };
}

const path = '/api/v1/apps';
const bookmark = {
  name: 'bookmark',
  label: 'Handbook',
  signOnMode: 'BOOKMARK',
  settings: { app: { requestIntegration: false, url: 'https://handbook.example.com' } },
};
const saml = {
  label: 'My SAML',
  signOnMode: 'SAML_2_0',
  settings: {
    signOn: {
      ssoAcsUrl: 'https://a.example.com',
      audience: 'https://b.example.com',
      recipient: 'https://c.example.com',
      destination: 'https://d.example.com',
      responseSigned: false,
    },
  },
};

const create = ({ send }: Client, body: object, params = '') =>
  send<AppBody>('POST', `${path}${params}`, body);
const labels = async ({ send }: Client, params: Record<string, string | number>) =>
  (await send<AppBody[]>('GET', query(path, params))).body.map(({ label }) => label);

describe('apps', () => {
  test('are created active, with all that Okta adds, in its order', async () => {
    const client = await open({ now: () => Date.parse('2026-11-21T12:00:00Z'), engine: 'classic' });

    const { status, body } = await create(client, bookmark);

    const self = `${client.sandbox.origin}${path}/${body.id}`;
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: body.id,
        orn: `orn:okta:idp:${(await client.send<{ id: string }>('GET', '/api/v1/org')).body.id}:apps:bookmark:${body.id}`,
        name: 'bookmark',
        label: 'Handbook',
        status: 'ACTIVE',
        lastUpdated: '2026-11-21T12:00:00.000Z',
        created: '2026-11-21T12:00:00.000Z',
        accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
        visibility: {
          autoLaunch: false,
          autoSubmitToolbar: false,
          hide: { iOS: false, web: false },
          appLinks: { login: true },
        },
        features: [],
        signOnMode: 'BOOKMARK',
        credentials: {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta fills it in for each user.
          userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
          signing: {},
        },
        settings: {
          app: { requestIntegration: false, url: 'https://handbook.example.com' },
          notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
          manualProvisioning: false,
          implicitAssignment: false,
          notes: { admin: null, enduser: null },
        },
        _links: {
          uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
          appLinks: [
            {
              name: 'login',
              href: `${client.sandbox.origin}/home/bookmark/${body.id}/aln${body.id.slice(3)}`,
              type: 'text/html',
            },
          ],
          groups: { href: `${self}/groups` },
          logo: [
            {
              name: 'medium',
              href: `${client.sandbox.origin}/assets/img/logos/bookmark.png`,
              type: 'image/png',
            },
          ],
          users: { href: `${self}/users` },
          deactivate: { href: `${self}/lifecycle/deactivate` },
        },
      }),
    );
    expect(body.id).toMatch(/^0oa\w{17}$/);
    expect((await client.send('GET', `${path}/${body.id}`)).body).toEqual(body);
  });

  test('of SAML 2.0 get a name and a signing key of their own, and keep what was sent', async () => {
    const { body } = await create(await open(), saml);
    expect(body.name).toMatch(/^sandbox_mysaml_\d+$/);
    expect(body.credentials['signing']).toEqual({ kid: expect.stringMatching(/^\w{43}$/) });
    expect(body.visibility['appLinks']).toEqual({ [`${body.name}_link`]: true });
    expect(body.settings['signOn']).toMatchObject({
      ...saml.settings.signOn,
      signatureAlgorithm: 'RSA_SHA256',
      slo: { enabled: false },
    });
    expect(body._links).toHaveProperty('metadata');
  });

  test('of SAML 2.0 show no override that is empty', async () => {
    const signOn = {
      ...saml.settings.signOn,
      audienceOverride: '',
      recipientOverride: 'https://e.example.com',
    };
    const { body } = await create(await open(), { ...saml, settings: { signOn } });
    expect(body.settings['signOn']).toHaveProperty('recipientOverride', 'https://e.example.com');
    expect(body.settings['signOn']).not.toHaveProperty('audienceOverride');
  });

  test('have the policies of the org, until they are given another to sign in by', async () => {
    const client = await open();
    const { body: app } = await create(client, bookmark);
    const { body: found } = await client.send<{ id: string; name: string }[]>(
      'GET',
      '/api/v1/policies?type=ACCESS_POLICY',
    );
    const { body: enrollment } = await client.send<{ id: string }[]>(
      'GET',
      '/api/v1/policies?type=PROFILE_ENROLLMENT',
    );
    const policy = (named: string) => found.find(({ name }) => name === named)?.id;
    const linked = (id: string | undefined) => ({ href: `${client.sandbox.origin}/api/v1/policies/${id}` });
    expect(app._links).toMatchObject({
      accessPolicy: linked(policy('Any two factors')),
      profileEnrollment: linked(enrollment[0]?.id),
    });

    const at = `${path}/${app.id}`;
    expect((await client.send('PUT', `${at}/policies/${policy('Okta Dashboard')}`)).status).toBe(204);
    expect((await client.send<AppBody>('GET', at)).body._links).toHaveProperty(
      'accessPolicy',
      linked(policy('Okta Dashboard')),
    );
    expect(await client.send('PUT', `${at}/policies/${enrollment[0]?.id}`)).toMatchObject(
      refusal(404, 'E0000007'),
    );
  });

  test.each([
    ['BOOKMARK', { name: 'bookmark', label: 'B', settings: { app: { url: 'https://example.com' } } }],
    [
      'BROWSER_PLUGIN',
      { name: 'template_swa', label: 'P', settings: { app: { url: 'https://example.com' } } },
    ],
    [null, { name: 'active_directory', label: 'D' }],
  ])('of the catalogue bring their way to sign in: %s', async (signOnMode, sent) => {
    expect(await create(await open(), sent)).toMatchObject({ status: 200, body: { signOnMode } });
  });

  test('of SAML 2.0 describe the org as XML, to whoever takes XML', async () => {
    const client = await open();
    const { body } = await create(client, saml);
    const metadata = `${path}/${body.id}/sso/saml/metadata`;
    const ask = (Accept: string, of = metadata) => client.send<string>('GET', of, undefined, { Accept });
    const { status, headers, body: xml } = await ask('application/xml');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/xml;charset=ISO-8859-1');
    expect(xml).toMatch(/^<\?xml .*<md:EntityDescriptor entityID="http:\/\/www.okta.com\/0oa/);
    expect(await ask('application/json')).toMatchObject(refusal(400, 'E0000019'));
    const { body: other } = await create(client, bookmark);
    expect(await ask('application/xml', metadata.replace(body.id, other.id))).toMatchObject({ status: 404 });
  });

  test.each([
    [
      400,
      refusal(400, 'E0000024', 'This operation on app metadata is not yet supported: No active instances.'),
    ],
    [200, { status: 200 }],
  ] as const)(
    'that log in by themselves are replaced while inactive with %i',
    async (replaceInactiveAutoLogin, expected) => {
      const client = await open({ replaceInactiveAutoLogin });
      const autoLogin = {
        label: 'Canteen',
        signOnMode: 'AUTO_LOGIN',
        settings: { signOn: { loginUrl: 'https://canteen.example.com' } },
      };
      const { body } = await create(client, autoLogin, '?activate=false');
      expect(await client.send('PUT', `${path}/${body.id}`, autoLogin)).toMatchObject(expected);
      await client.send('POST', `${path}/${body.id}/lifecycle/activate`);
      expect((await client.send('PUT', `${path}/${body.id}`, autoLogin)).status).toBe(200);
    },
  );

  test('of OpenID Connect get a client id, which stays when they are replaced, and a secret that is shown once', async () => {
    const client = await open();
    const oidc = {
      name: 'oidc_client',
      label: 'My OIDC',
      signOnMode: 'OPENID_CONNECT',
      settings: { oauthClient: { application_type: 'web', redirect_uris: ['https://a.example.com'] } },
    };
    const { body } = await create(client, oidc);
    const { oauthClient } = body.credentials;
    expect(oauthClient).toMatchObject({
      client_id: body.id,
      client_secret: expect.stringMatching(/^\w{64}$/),
    });

    const replaced = await client.send<AppBody>('PUT', `${path}/${body.id}`, { ...body, label: 'Renamed' });
    expect(replaced.body).toMatchObject({
      label: 'Renamed',
      credentials: { oauthClient: { client_id: body.id } },
    });
    const read = await client.send<AppBody>('GET', `${path}/${body.id}`);
    const listed = await client.send<AppBody[]>('GET', query(path, { q: 'Renamed' }));
    expect(JSON.stringify([replaced.body, read.body, listed.body])).not.toContain('"client_secret"');
  });

  test.each(['none', 'private_key_jwt'])(
    'of OpenID Connect get no secret where the client proves itself by %s',
    async (method) => {
      const client = await open();
      const { body } = await create(client, {
        label: 'Robot',
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: method } },
        settings: { oauthClient: { application_type: 'service' } },
      });

      expect(body.credentials['oauthClient']).toMatchObject({
        client_id: body.id,
        token_endpoint_auth_method: method,
      });
      expect(body.credentials['oauthClient']).not.toHaveProperty('client_secret');
    },
  );

  test('with shared credentials never show the password', async () => {
    const { body } = await create(await open(), {
      label: 'Portal',
      signOnMode: 'AUTO_LOGIN',
      settings: { signOn: { loginUrl: 'https://portal.example.com' } },
      credentials: {
        scheme: 'SHARED_USERNAME_AND_PASSWORD',
        userName: 'team',
        password: { value: 'Correct-Horse-9' },
      },
    });
    expect(body.credentials).toMatchObject({
      scheme: 'SHARED_USERNAME_AND_PASSWORD',
      userName: 'team',
      password: {},
    });
    expect(JSON.stringify(body)).not.toContain('Correct-Horse-9');
  });

  test('are replaced whole, but keep their name and way to sign in', async () => {
    const client = await open();
    const { body } = await create(client, {
      ...bookmark,
      settings: { ...bookmark.settings, notes: { admin: 'x' } },
    });
    const replaced = await client.send<AppBody>('PUT', `${path}/${body.id}`, {
      ...bookmark,
      name: 'other',
      label: 'Manual',
      signOnMode: 'SAML_2_0',
    });
    expect(replaced.body).toMatchObject({
      name: 'bookmark',
      label: 'Manual',
      signOnMode: 'BOOKMARK',
      settings: { notes: { admin: null, enduser: null } },
    });
  });

  test.each([
    [{ ...bookmark, label: undefined }, 'label: The field cannot be left blank'],
    [{ ...bookmark, label: 'x'.repeat(101) }, 'label: The field has a wrong length'],
    [{ label: 'x' }, 'signOnMode: The field cannot be left blank'],
    [{ ...bookmark, settings: {} }, 'settings.app.url: The field cannot be left blank'],
    [
      { ...saml, settings: { signOn: { ...saml.settings.signOn, audience: '' } } },
      'settings.signOn.audience: The field cannot be left blank',
    ],
  ])('refuse %j', async (body, cause) => {
    expect(await create(await open(), body)).toMatchObject(refusal(400, 'E0000001', cause));
  });

  test('know no other keys and no other ids', async () => {
    const client = await open();
    expect(await create(client, { ...bookmark, colour: 'red' })).toMatchObject(refusal(400, 'E0000003'));
    for (const method of ['GET', 'DELETE']) {
      expect(await client.send(method, `${path}/0oanone`)).toMatchObject({
        status: 404,
        body: { errorSummary: 'Not found: Resource not found: 0oanone (AppInstance)' },
      });
    }
  });

  test('must be deactivated before they are deleted', async () => {
    const client = await open();
    const { body } = await create(client, bookmark);
    const at = `${path}/${body.id}`;

    expect(await client.send('DELETE', at)).toMatchObject(
      refusal(403, 'E0000056', 'The application must be deactivated before deletion.'),
    );
    expect(await client.send('POST', `${at}/lifecycle/deactivate`)).toMatchObject({ status: 200, body: {} });
    expect((await client.send<AppBody>('GET', at)).body).toMatchObject({
      status: 'INACTIVE',
      _links: { activate: { href: `${client.sandbox.origin}${at}/lifecycle/activate` } },
    });
    expect(await client.send('DELETE', at)).toMatchObject({ status: 204 });
    expect(await client.send('GET', at)).toMatchObject(refusal(404, 'E0000007'));
  });

  test('are activated and deactivated once, and the log says so once', async () => {
    const client = await open();
    const { body } = await create(client, bookmark, '?activate=false');
    expect(body.status).toBe('INACTIVE');
    for (const turn of ['activate', 'activate', 'deactivate', 'deactivate']) {
      expect(await client.send('POST', `${path}/${body.id}/lifecycle/${turn}`)).toMatchObject({
        status: 200,
        body: {},
      });
    }
    const events = await client.send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { filter: `target.id eq "${body.id}"` }),
    );
    expect(events.body.map(({ eventType }) => eventType)).toEqual([
      'application.lifecycle.create',
      'application.lifecycle.activate',
      'application.lifecycle.deactivate',
    ]);
  });
});

describe('service apps', () => {
  test('get tokens once they are created and granted a scope, until they are turned off', async () => {
    const client = await open();
    const { oauth } = client.sandbox;
    const key = (await client.send<AppBody>('GET', `${path}/${oauth.clientId}`)).body.settings['oauthClient'];
    const { body } = await create(client, {
      name: 'oidc_client',
      label: 'Robot',
      signOnMode: 'OPENID_CONNECT',
      settings: { oauthClient: { ...Object(key), dpop_bound_access_tokens: false } },
    });
    const claims = { iss: body.id, sub: body.id };
    const ask = async () => (await askForToken<{ error?: string }>(client, { claims })).body.error;

    expect(await ask()).toBe('consent_required');
    await client.send('POST', `${path}/${body.id}/grants`, {
      scopeId: 'okta.users.read',
      issuer: client.sandbox.origin,
    });
    expect(await ask()).toBeUndefined();
    await client.send('POST', `${path}/${body.id}/lifecycle/deactivate`);
    expect(await ask()).toBe('invalid_client');
    await client.send('DELETE', `${path}/${body.id}`);
    expect((await client.send('GET', `${path}/${body.id}/grants`)).status).toBe(404);
  });
});

describe('listing apps', () => {
  test('shows the active ones, page by page, and the others when asked', async () => {
    const client = await open();
    const pages = await client.walk<AppBody>(`${path}?limit=4`);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 3]);
    expect(pages.flat().every(({ status }) => status === 'ACTIVE')).toBe(true);

    expect(await labels(client, { includeNonDeleted: 'true' })).toContain('Old Wiki');
    expect(await labels(client, { filter: 'status eq "INACTIVE"' })).toEqual(['Old Wiki']);
    expect((await client.send('GET', path)).links).toEqual([
      `<${client.sandbox.origin}${path}?limit=20>; rel="self"`,
    ]);
  });

  test('finds by the start of the name or the label', async () => {
    const client = await open();
    expect(await labels(client, { q: 'git' })).toEqual(['GitHub']);
    expect(await labels(client, { q: 'TEMPLATE_' })).toEqual(['Travel Portal']);
    expect(await labels(client, { q: 'sal', filter: 'status eq "ACTIVE"' })).toEqual(['Salesforce']);
  });

  test('filters by what is assigned', async () => {
    const client = await open();
    const [sales, user] = [await groupNamed(client, 'Sales'), await someUser(client)];
    expect(await labels(client, { filter: `group.id eq "${sales.id}"` })).toEqual(['Salesforce']);
    expect(await labels(client, { filter: 'name eq "slack"' })).toEqual(['Slack']);

    const filter = `user.id eq "${user.id}"`;
    const { body } = await client.send<AppBody[]>('GET', query(path, { filter, expand: `user/${user.id}` }));
    expect(body.map(({ label }) => label)).toEqual([
      'Google Workspace',
      'Slack',
      'Salesforce',
      'Expense Reports',
      'Travel Portal',
    ]);
    expect(body.map(({ _embedded }) => _embedded?.user.id)).toEqual(Array(5).fill(user.id));
  });

  test.each([{ filter: 'label eq "Slack"' }, { filter: 'name sw "s"' }, { filter: 'name' }])(
    'refuses %j',
    async (params) => {
      const { send } = await open();
      expect(await send('GET', query(path, params))).toMatchObject(refusal(400, 'E0000031'));
    },
  );

  test('refuses to expand anything but one user', async () => {
    const { send } = await open();
    expect(await send('GET', `${path}?expand=group`)).toMatchObject({
      ...refusal(400, 'E0000001', 'Expand query is malformed.'),
      body: { errorSummary: 'Api validation failed: RequestParams' },
    });
  });

  test('refuses a cursor that is none', async () => {
    const { send } = await open();
    expect(await send('GET', `${path}?after=x`)).toMatchObject(refusal(400, 'E0000029', 'Invalid cursor.'));
  });
});
