import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    ({ app }) => ({ appId: app('Expense Reports'), notes: { admin: 'Owned by Finance.' } }),
    { settings: { notes: { admin: 'Owned by Finance.' } }, changed: true },
  ],
  change(org) {
    const app = org.app('Travel Portal');
    const path = `/api/v1/apps/${app.id}`;
    const { settings, visibility, credentials } = app;
    const hidden = { ...visibility, autoLaunch: true, hide: { ...visibility.hide, web: true } };
    const noted = { ...settings, notes: { admin: 'Ask Finance.', enduser: 'Book early.' } };
    const moved = {
      ...noted,
      app: { ...settings.app, url: 'https://travel.example.com/new' },
      implicitAssignment: true,
    };
    const renamed = { ...app, label: 'Travel', visibility: hidden, settings: noted };
    return [
      {
        input: {
          appId: app.id,
          label: 'Travel',
          visibility: { autoLaunch: true, hide: { web: true } },
          notes: { admin: 'Ask Finance.', enduser: 'Book early.' },
        },
        calls: [['PUT', path, renamed]],
      },
      {
        input: {
          appId: app.id,
          settings: { app: { url: 'https://travel.example.com/new' }, implicitAssignment: true },
          profile: { costCenter: 'FIN-7' },
          moreProperties: { credentials: { revealPassword: true } },
        },
        calls: [
          [
            'PUT',
            path,
            {
              ...renamed,
              settings: moved,
              profile: { costCenter: 'FIN-7' },
              credentials: { ...credentials, revealPassword: true },
            },
          ],
        ],
      },
    ];
  },
};
