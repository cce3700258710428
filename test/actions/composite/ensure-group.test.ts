import { expect, test } from 'vitest';
import { newOrg } from './org.ts';

test('creates a group once, changes what is different, and leaves the rest alone', async () => {
  const { run } = await newOrg();
  const input = { name: 'Night shift', description: 'Works at night' };
  const { id, outcome } = await run('ensure_group', input);

  expect(outcome).toBe('created');
  expect(await run('ensure_group', input)).toMatchObject({ id, outcome: 'unchanged' });
  expect(await run('ensure_group', { name: 'Night shift' })).toMatchObject({ id, outcome: 'unchanged' });
  expect(await run('ensure_group', { ...input, description: 'Sleeps by day' })).toMatchObject({
    id,
    outcome: 'updated',
    profile: { name: 'Night shift', description: 'Sleeps by day' },
  });
});
