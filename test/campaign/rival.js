import { setTimeout as pause } from 'node:timers/promises';
import { plainCall } from './org.js';

// Another program that creates what a worker is about to create, a little before or after it.

const connection = JSON.parse(process.env.CAMPAIGN);

process.on('message', async ({ path, body, delay }) => {
  await pause(delay);
  // The outcome is seen in the System Log.
  await plainCall(connection, { method: 'POST', path, body, userAgent: 'rival' }).catch(() => {});
});
