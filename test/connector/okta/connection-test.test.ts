import { describe, expect, test } from 'vitest';
import { ConnectorError } from '../../../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../../../connector/core/send.ts';
import { openConnection } from '../../../connector/okta/client.ts';
import { testConnection } from '../../../connector/okta/connection-test.ts';
import { connection, refused } from '../../okta.ts';
import { responseOf, stillClock } from '../../road.ts';

const org = responseOf(200, { id: '00o1', pipeline: 'idx' });

/** Tests a connection whose org gives these answers in order. */
async function tested(...answers: (HttpResponse | Error)[]) {
  const sent: HttpRequest[] = [];
  const send = async (request: HttpRequest) => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer ?? responseOf(200);
  };
  const outcome = await testConnection(openConnection(connection, { send, ...stillClock() })).catch(
    (error: unknown) => error,
  );
  return { outcome, sent };
}

describe('testConnection', () => {
  test('says whom the key acts as', async () => {
    const me = responseOf(200, { id: '00u1', profile: { login: 'ada@example.com' } });

    expect((await tested(org, me)).outcome).toEqual({
      message: 'Connected to https://acme.okta.com as ada@example.com.',
      origin: 'https://acme.okta.com',
      login: 'ada@example.com',
    });
  });

  test('gives the ID of an administrator whose username Okta does not show', async () => {
    expect((await tested(org, responseOf(200, { id: '00u1' }))).outcome).toMatchObject({
      message: 'Connected to https://acme.okta.com as 00u1.',
    });
  });

  test('says that nobody is there', async () => {
    const unreachable = new ConnectorError('NETWORK', 'https://acme.okta.com could not be reached.');

    expect((await tested(unreachable)).outcome).toMatchObject({
      code: 'NETWORK',
      message: expect.stringContaining('could not be reached'),
    });
  });

  test.each([
    ['a page', responseOf(200, '<html>Welcome</html>')],
    ['JSON of its own', responseOf(200, { hello: 'world' })],
    ['an ID of its own', responseOf(200, { id: '42' })],
    ['404', responseOf(404, refused('E0000007', 'Not found'))],
  ])('says that it is not an org when the site answers with %s, and keeps the key', async (_, answer) => {
    const { outcome, sent } = await tested(answer);

    expect(outcome).toMatchObject({
      code: 'INVALID_CONNECTION',
      message:
        'https://acme.okta.com answers, but it is not an Okta org. Check the Okta domain; the API key was not sent.',
    });
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toContain(connection.apiKey);
  });

  test('does not take an org that is down for none', async () => {
    expect((await tested(responseOf(503))).outcome).toMatchObject({ code: 'OKTA_UNAVAILABLE' });
  });

  test('says that the key is wrong or expired', async () => {
    expect(
      (await tested(org, responseOf(401, refused('E0000011', 'Invalid token provided')))).outcome,
    ).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringMatching(/^Okta does not accept the API key: it is wrong, expired or revoked\./),
    });
  });

  test('says that a role is missing, and that the key works', async () => {
    const forbidden = responseOf(403, refused('E0000006', 'You do not have permission'));

    expect((await tested(org, forbidden)).outcome).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(
        /^The API key works at https:\/\/acme\.okta\.com, but its administrator may not read users\. .*okta\.users\.read/,
      ),
    });
  });
});
