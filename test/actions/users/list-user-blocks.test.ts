import { describe, expect, test } from 'vitest';
import { listUserBlocks } from '../../../actions/users/list-user-blocks.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/blocks';

describe('list_user_blocks', () => {
  test('gives the blocks, of which none has an ID', async () => {
    const block = { type: 'DEVICE_BASED', appliesTo: 'UNKNOWN_DEVICES' };
    answer('GET', path, 200, [block]);

    await expect(run(listUserBlocks, { userId: '00u1' })).resolves.toMatchObject({
      blocks: [block],
      count: 1,
    });
  });

  test('names the feature that the org lacks', async () => {
    const lacking = 'You do not have permission to access the feature you are requesting';
    answer('GET', path, 401, refused('E0000015', lacking));

    await expect(run(listUserBlocks, { userId: '00u1' })).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Block suspicious password attempts from unknown devices"'),
    });
  });
});
