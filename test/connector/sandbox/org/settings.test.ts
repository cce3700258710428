import { describe, expect, test } from 'vitest';
import { open, refusal } from '../client.ts';

describe('/api/v1/org', () => {
  test('is changed in part by POST and as a whole by PUT', async () => {
    const { send } = await open();
    const { body: before } = await send<Record<string, unknown>>('GET', '/api/v1/org');
    expect(before).toMatchObject({ city: 'Lisbon', website: 'https://www.example.com' });

    const changed = await send<Record<string, unknown>>('POST', '/api/v1/org', { city: 'Porto' });
    expect(changed).toMatchObject({
      status: 200,
      body: { city: 'Porto', website: 'https://www.example.com', companyName: 'Sandbox' },
    });
    expect(Object.keys(changed.body)).toEqual(Object.keys(before));
    expect(changed.body['lastUpdated']).not.toBe(before['lastUpdated']);

    await send('PUT', '/api/v1/org', { ...before, companyName: 'Other', website: undefined });
    expect((await send('GET', '/api/v1/org')).body).toMatchObject({
      companyName: 'Other',
      city: 'Lisbon',
      website: null,
      subdomain: 'sandbox',
    });
  });

  test('has a name, and nothing that it does not know', async () => {
    const { send } = await open();
    expect(await send('PUT', '/api/v1/org', { city: 'Porto' })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
    expect(await send('POST', '/api/v1/org', { colour: 'red' })).toMatchObject(refusal(400, 'E0000003'));
  });
});
