import { describe, expect, test } from 'vitest';
import { open, refusal } from '../client.ts';
import { admin } from './admin.ts';

interface Envelope {
  readonly [name: string]: { readonly id: string }[];
}
interface Links {
  readonly _links: { readonly next?: { readonly href: string } };
}

describe('custom roles and resource sets', () => {
  test.each([
    ['roles', 'cr0', { permissions: ['okta.users.read'] }, 'There is already an admin role with this name.'],
    [
      'resource-sets',
      'iam',
      { resources: ['https://acme.okta.com/api/v1/users'] },
      'There is already a resource set with this name.',
    ],
  ])('are created and listed in an envelope: %s', async (name, prefix, more, taken) => {
    const { sandbox, send } = await open();
    const path = `/api/v1/iam/${name}`;
    const sent = { label: 'Desk', description: 'Resets passwords', ...more };

    const { status, body } = await send<{ id: string }>('POST', path, sent);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(new RegExp(`^${prefix}\\w{17}$`)),
      label: 'Desk',
      description: 'Resets passwords',
      _links: { self: { href: `${sandbox.origin}${path}/${body.id}` } },
    });
    expect(body).not.toHaveProperty(Object.keys(more)[0] ?? '');
    expect((await send('GET', path)).body).toEqual({ [name]: [body], _links: {} });

    expect(await send('POST', path, { ...sent, label: 'DESK' })).toMatchObject(
      refusal(400, 'E0000001', `label: ${taken}`),
    );
    for (const missing of Object.keys(sent)) {
      expect(await send('POST', path, { ...sent, label: 'Other', [missing]: undefined })).toMatchObject(
        refusal(400, 'E0000001', `${missing}: The field cannot be left blank`),
      );
    }
  });

  test('have permissions that there are', async () => {
    const { send } = await open();
    const sent = { label: 'Desk', description: 'x', permissions: ['okta.users.colour'] };
    expect(await send('POST', '/api/v1/iam/roles', sent)).toMatchObject(
      refusal(400, 'E0000001', 'permissions: okta.users.colour is not a permission'),
    );
  });
});

describe('GET /api/v1/iam/assignees/users', () => {
  test('lists who has a role, a page at a time in the body', async () => {
    const client = await open();
    const admins = [
      await admin(client, 'USER_ADMIN', 1),
      await admin(client, 'APP_ADMIN', 2),
      await admin(client, undefined, 3),
    ];
    const found: string[] = [];
    let next: string | undefined = '/api/v1/iam/assignees/users?limit=2';
    while (next) {
      const { body }: { body: Envelope & Links } = await client.send<Envelope & Links>('GET', next);
      found.push(...(body['value'] ?? []).map(({ id }) => id));
      next = body._links.next?.href;
    }
    expect(found).toHaveLength(3);
    expect(found.slice(1)).toEqual(admins.slice(0, 2).map(({ user }) => user.id));
  });
});
