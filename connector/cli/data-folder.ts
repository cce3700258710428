import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder for a person's data, by the convention of the platform. */
export function dataFolder(
  env: Record<string, string | undefined>,
  platform: string = process.platform,
  home = homedir(),
): string {
  return join(parent(env, platform, home), 'okta-workflow-connector');
}

function parent(env: Record<string, string | undefined>, platform: string, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  // A relative path is to be ignored. https://specifications.freedesktop.org/basedir-spec/latest/#basics
  const { XDG_DATA_HOME = '' } = env;
  return isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : join(home, '.local', 'share');
}
