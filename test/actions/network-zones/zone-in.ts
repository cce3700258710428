import type { Plain } from '../../differential/plain.ts';

/** The input for an IP zone that is made for it. */
export async function zoneIn({ send }: Plain, status = 'ACTIVE'): Promise<{ zoneId: string }> {
  const gateways = [
    { type: 'RANGE', value: '192.0.2.7' },
    { type: 'CIDR', value: '198.51.100.0/24' },
  ];
  const { body } = await send('POST', '/api/v1/zones', { type: 'IP', name: crypto.randomUUID(), gateways });
  if (status === 'INACTIVE') await send('POST', `/api/v1/zones/${body.id}/lifecycle/deactivate`);
  return { zoneId: body.id };
}
