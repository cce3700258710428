import type { Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const withETag = async (org: Plain, path: string) => {
  const { body, headers } = await org.send('GET', path);
  return { ...body, etag: headers.etag };
};

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { status: 'ACTIVE' }],
  read({ userInGroups: { id, profile } }) {
    const path = `/api/v1/users/${id}`;
    return [
      [{ userId: id }, (org) => withETag(org, path)],
      [{ userId: profile.login }, (org) => withETag(org, path)],
      [{ userId: id, expand: 'classification' }, (org) => withETag(org, `${path}?expand=classification`)],
    ];
  },
};
