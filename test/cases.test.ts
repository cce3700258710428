import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isConnectorError } from '../connector/core/error.ts';
import type { HttpRequest } from '../connector/core/send.ts';
import { createRuntime } from '../connector/runtime.ts';
import type { SandboxOptions } from '../connector/sandbox/index.ts';
import { allActions } from './all-actions.ts';
import { open } from './connector/sandbox/client.ts';
import { tell } from './notes.ts';
import { stillClock } from './road.ts';
import { respond } from './sample-org.ts';

// Cases that once went wrong, if OKTA_CASES names a folder of them, a JSON file each: steps that the sandbox answered other
// than Okta, and replies of Okta that the connector took wrongly. They say in words what is right, and here it is a check
// for each file.

const { OKTA_CASES } = process.env;

interface SandboxCase {
  sandboxOptions: SandboxOptions;
  /** A method may name what it brings: `u=POST` makes the id of the reply the `$u` of later steps. */
  steps: { method: string; path: string; body?: unknown }[];
}

interface ConnectorCase {
  action: string;
  input: Record<string, unknown>;
  apiKey: string;
  reply: { status: number; contentType: string; body: unknown };
}

interface Reply {
  status: number;
  // The check of each case knows what it was answered.
  body: Fields & Fields[];
}
interface Fields {
  [key: string]: unknown;
}

const sandboxCases: Record<string, (...replies: Reply[]) => void> = {
  '01-deactivated-members-hidden'(user, group, _added, _deactivated, members, groups) {
    expect(members?.body).toMatchObject([{ id: user?.body['id'], status: 'DEPROVISIONED' }]);
    const names = groups?.body.map(({ profile }) => profile);
    expect(names).toMatchObject([{ name: 'Everyone' }, group?.body['profile']]);
  },
  '02-put-user-credentials-only'(created, replaced) {
    expect(replaced).toMatchObject({ status: 200, body: { profile: created?.body['profile'] } });
    expect(replaced?.body['passwordChanged']).toEqual(expect.any(String));
  },
  '03-unlock-with-expired-password'(...replies) {
    const [before, unlocked, after] = replies.slice(-3);
    expect(before?.body['status']).toBe('LOCKED_OUT');
    expect(unlocked).toEqual({ status: 200, body: {} });
    expect(after?.body['status']).toBe('PASSWORD_EXPIRED');
  },
  '04-logs-since-older-than-180-days'(events) {
    expect(events?.status).toBe(200);
    expect(events?.body).toHaveLength(1);
  },
  '06-group-schema-base'(read, changed) {
    expect(read?.body['id']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/meta\/schemas\/group\/default$/);
    const { name, description } = baseOf(read?.body ?? {});
    const permissions = [{ principal: 'SELF', action: 'READ_WRITE' }];
    expect(name).toMatchObject({ description: 'Name', permissions });
    expect(description).toMatchObject({ description: 'Description', permissions });
    expect(name).not.toHaveProperty('minLength');
    expect(changed?.status).toBe(200);
  },
  '07-event-hook-put-status'(_created, replaced) {
    expect(replaced).toMatchObject({ status: 200, body: { status: 'INACTIVE' } });
    expect(Object.keys(replaced?.body['_links'] ?? {}).sort()).toEqual(['activate', 'delete', 'self']);
  },
  '08-event-hook-put-what-get-gave'(_created, replaced) {
    expect(replaced).toMatchObject({ status: 200, body: { name: 'h2' } });
    expect(replaced?.body['channel']).toMatchObject({ config: { authScheme: { key: 'Authorization' } } });
  },
  '09-policy-post-with-links'(created) {
    expect(created).toMatchObject({ status: 200, body: { name: 'p', type: 'OKTA_SIGN_ON' } });
  },
  '10-grant-for-oidc-app'(app, grant) {
    expect(grant).toMatchObject({
      status: 200,
      body: { clientId: app?.body['id'], scopeId: 'okta.users.read', status: 'ACTIVE' },
    });
  },
  '11-client-secret-in-get-app'(created, read) {
    expect(created?.body['credentials']).toHaveProperty('oauthClient.client_secret', expect.any(String));
    expect(read?.body['credentials']).not.toHaveProperty('oauthClient.client_secret');
    for (const one of [created, read]) {
      expect(one?.body).toHaveProperty('credentials.signing.kid', expect.any(String));
      expect(one?.body).toHaveProperty('_links.clientCredentials');
      expect(one?.body).toHaveProperty('settings.oauthClient.idp_initiated_login');
      expect(one?.body).toHaveProperty('settings.oauthClient.wildcard_redirect');
      expect(one?.body).toHaveProperty('visibility.appLinks.oidc_client_link', true);
    }
  },
  '12-bookmark-without-sign-on-mode'(created) {
    expect(created).toMatchObject({ status: 200, body: { signOnMode: 'BOOKMARK' } });
  },
  '14-system-policies'(passwords, unlicensed) {
    const [policy] = passwords?.body ?? [];
    expect(policy).toMatchObject({
      id: expect.stringMatching(/^00p/),
      description: expect.any(String),
      settings: { password: {} },
      conditions: { people: {} },
      _links: { self: { hints: { allow: ['GET', 'PUT'] } } },
    });
    expect(Object.keys(policy?.['_links'] ?? {})).toEqual(['self', 'rules']);
    expect(unlicensed).toMatchObject({
      status: 400,
      body: {
        errorCode: 'E0000002',
        errorSummary:
          'The request was not valid: Invalid policy type specified. Missing Required Feature Flag ENTITY_RISK_POLICY',
      },
    });
  },
  '16-authn-success-links'(_user, signedIn) {
    expect(signedIn).toMatchObject({ status: 200, body: { status: 'SUCCESS' } });
    expect(signedIn?.body).toHaveProperty('_links.cancel');
  },
  '18-admin-console-policy'(_app, policies, assigned) {
    expect(policies?.body[0]).toMatchObject({ name: 'Okta Admin Console' });
    const cause =
      'Policy: This policy belongs to "Okta Admin Console", and re-assignment of this policy is not allowed';
    expect(assigned).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001', errorCauses: [{ errorSummary: cause }] },
    });
  },
  '19-rule-people-not-sent'(_group, rule) {
    expect(rule?.status).toBe(200);
    expect(Object.keys(rule?.body['conditions'] ?? {})).toEqual(['expression']);
  },
  '22-zone-post-inactive'(zone) {
    expect(zone).toMatchObject({ status: 200, body: { status: 'ACTIVE' } });
  },
};

/** The output of an action, or its error, and the requests that it made. */
interface Outcome {
  output?: unknown;
  code?: string;
  message?: string;
  sent: HttpRequest[];
}

const connectorCases: Record<string, (outcome: Outcome) => void> = {
  '30-connector-unlock-not-idempotent'({ output }) {
    expect(output).toMatchObject({ status: 'PASSWORD_EXPIRED', changed: false });
  },
  '31-connector-xml-reply'({ output, sent }) {
    expect(sent).toMatchObject([{ headers: { accept: 'application/xml' } }]);
    expect(output).toMatchObject({ status: 200, body: '<?xml version="1.0"?><md:EntityDescriptor/>' });
  },
  '32-connector-E0000004-blames-the-key'({ code, message }) {
    expect(`${code}: ${message}`).toMatch(/^REJECTED|session token|password/);
    expect(message).not.toContain('new API token');
  },
  '33-connector-short-key-spoils-replies'({ code, message }) {
    expect(code).toBe('CONFLICT');
    expect(message).not.toContain('[secret]');
  },
};

const checks = { ...sandboxCases, ...connectorCases };

describe.runIf(OKTA_CASES)('a case that once went wrong', () => {
  const folder = OKTA_CASES ?? '';
  const files = OKTA_CASES ? readdirSync(folder).map((file) => file.replace(/\.json$/, '')) : [];
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;

  test('has a check, and each check has a case', () => {
    expect(files.sort()).toEqual(Object.keys(checks).sort());
    tell(`${files.length} cases that once went wrong were replayed.`);
  });

  test.each(Object.entries(sandboxCases))('is answered as Okta does: %s', async (name, check) => {
    check(...(await replayed(read(name))));
  });

  test.each(Object.entries(connectorCases))('is taken for what it is: %s', async (name, check) => {
    check(await outcomeOf(read(name)));
  });
});

async function replayed({ sandboxOptions, steps }: SandboxCase): Promise<Reply[]> {
  const { send } = await open(sandboxOptions);
  const ids = new Map<string, string>();
  const named = (text: string) => text.replaceAll(/\$(\w+)/g, (_, name: string) => ids.get(name) ?? '');
  const replies: Reply[] = [];
  for (const { method: written, path, body } of steps) {
    const [method = '', name] = written.split('=').reverse();
    const sent = body === undefined ? undefined : named(JSON.stringify(body));
    const reply = await send<Reply['body']>(method, named(path), sent);
    if (name) ids.set(name, String([reply.body].flat()[0]?.['id']));
    replies.push({ status: reply.status, body: reply.body });
  }
  return replies;
}

/** The reading after the reply shows a user whose password has expired. */
async function outcomeOf({ action: name, input, apiKey, reply }: ConnectorCase): Promise<Outcome> {
  const sent: HttpRequest[] = [];
  const runtime = createRuntime({
    ...stillClock(),
    async send(request) {
      sent.push(request);
      if (sent.length > 1) return respond(200, { id: input['userId'], status: 'PASSWORD_EXPIRED' });
      return respond(reply.status, reply.body, { 'content-type': reply.contentType });
    },
  });
  const action = allActions.find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  try {
    const connection = { domain: 'acme.okta.com', apiKey };
    return { output: await runtime.run(action, { connection, input }), sent };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { code: error.code, message: error.message, sent };
  }
}

function baseOf(schema: Fields): Record<string, unknown> {
  const { definitions } = schema as { definitions?: { base?: { properties?: Fields } } };
  return definitions?.base?.properties ?? {};
}
