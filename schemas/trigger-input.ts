import { z } from 'zod/v3';
import { appId } from './app.ts';
import { deviceId } from './device.ts';
import { field } from './field.ts';
import { groupId } from './group.ts';
import { zoneId } from './network-zone.ts';
import { userId } from './user.ts';

/** The time that a trigger starts from. */
export const startInput = {
  startFrom: field(z.string().datetime({ offset: true }).optional(), { advanced: true }).describe(
    'The time to start from, such as 2026-01-31T09:00:00Z. The default is now. It counts only when the trigger starts; after that, the trigger continues where it was.',
  ),
};

/** Narrows a trigger down to one user, by ID or login. */
export const ofUser = {
  userId: userId.optional().describe('Starts only for this user. The default is any user.'),
  ...startInput,
};

/** Narrows a trigger down to one group. */
export const ofGroup = {
  groupId: groupId.optional().describe('Starts only for this group. The default is any group.'),
  ...startInput,
};

/** Narrows a trigger down to one app. */
export const ofApp = {
  appId: appId.optional().describe('Starts only for this app. The default is any app.'),
  ...startInput,
};

/** Narrows a trigger down to one device. */
export const ofDevice = {
  deviceId: deviceId.optional().describe('Starts only for this device. The default is any device.'),
  ...startInput,
};

/** Narrows a trigger down to one network zone. */
export const ofZone = {
  zoneId: zoneId.optional().describe('Starts only for this network zone. The default is any zone.'),
  ...startInput,
};
