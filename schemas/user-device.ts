import { z } from 'zod/v3';
import { device, sampleDevice } from './device.ts';
import { field } from './field.ts';

/** A device that a user enrolled. Source: GET /api/v1/users/{userId}/devices. */
export const userDevice = z
  .object({
    deviceUserId: field(z.string().optional(), { title: 'Device user ID' }).describe(
      'ID of the link between the user and the device.',
    ),
    created: z.string().optional().describe('When the user enrolled the device.'),
    device: device.describe('The device.'),
  })
  .passthrough();

/** An enrolled device with every field, for samples. */
export const sampleUserDevice = {
  deviceUserId: 'duo4a2b6vVoxfvJeLb0w4',
  created: '2025-09-03T08:15:00.000Z',
  device: sampleDevice,
} satisfies z.input<typeof userDevice>;
