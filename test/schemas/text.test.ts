import { describe, expect, test } from 'vitest';
import { groupId, groupName } from '../../schemas/group.ts';
import { userId } from '../../schemas/user.ts';

describe('what names a user or a group', () => {
  test.each(['00u1', 'ada@example.com', 'ACME\\ada', 'a/b@example.com', 'zoë o’neill', 'what?'])(
    'is a user for %j',
    (login) => {
      expect(userId.parse(login)).toBe(login);
    },
  );

  test.each(['a\nb', 'a\tb', 'a\u0000b', 'a\u0085b', '', 'me', ' ME '])('is no user for %j', (login) => {
    expect(userId.safeParse(login).success).toBe(false);
  });

  test('is a group by its ID alone', () => {
    expect(groupId.parse('00g1emaKYZTWRYYRRTSK')).toBe('00g1emaKYZTWRYYRRTSK');
    for (const other of ['Engineering team', '00g1/users', '../00g1', '00g1?', 'a\u0000b', '']) {
      expect(groupId.safeParse(other).error?.issues).toMatchObject([
        { message: 'must be an Okta ID, such as 00ub0oNGTSWTBKOLGLNR' },
      ]);
    }
  });

  test('is a group name on one line', () => {
    expect(groupName.parse('R&D / "Core"')).toBe('R&D / "Core"');
    expect(groupName.safeParse('R&D\nCore').error?.issues).toMatchObject([
      { message: expect.stringContaining('line break') },
    ]);
  });
});
