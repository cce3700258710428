import { at, type Plain } from '../../differential/plain.ts';

const operations: Record<string, string> = { SUSPENDED: 'suspend', DEACTIVATED: 'deactivate' };

/** The input for a device of the org that is in a status, whatever was done to others before. */
export async function deviceIn({ send, all }: Plain, status = 'ACTIVE'): Promise<{ deviceId: string }> {
  const [device] = await all(at('/api/v1/devices', { search: 'status eq "ACTIVE"' }));
  const operation = operations[status];
  if (operation) await send('POST', `/api/v1/devices/${device.id}/lifecycle/${operation}`);
  return { deviceId: device.id };
}
