import type { Plain } from '../../differential/plain.ts';

/** Lets the users of an org have a mentor, if they may not yet. */
export const relate = (org: Plain) =>
  org.send('POST', '/api/v1/meta/schemas/user/linkedObjects', {
    primary: { name: 'mentor', title: 'Mentor', type: 'USER' },
    associated: { name: 'mentee', title: 'Mentee', type: 'USER' },
  });
