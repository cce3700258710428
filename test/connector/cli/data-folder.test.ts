import { expect, test } from 'vitest';
import { dataFolder } from '../../../connector/cli/data-folder.ts';

test.each([
  ['linux', {}, '/home/ada/.local/share/okta-workflow-connector'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/okta-workflow-connector'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada/.local/share/okta-workflow-connector'],
  ['freebsd', {}, '/home/ada/.local/share/okta-workflow-connector'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/home/ada/Library/Application Support/okta-workflow-connector'],
  ['win32', { LOCALAPPDATA: '/home/ada/Local' }, '/home/ada/Local/okta-workflow-connector'],
  ['win32', { LOCALAPPDATA: '' }, '/home/ada/AppData/Local/okta-workflow-connector'],
])('On %s with %j what a person makes is kept in %s', (platform, env, folder) => {
  expect(dataFolder(env, platform, '/home/ada')).toBe(folder);
});
