import { createRequire } from 'node:module';
import { expanded } from '../../core/shared-output.ts';
import type { Manifest } from '../../index.ts';
import { zapierApp } from './app.ts';
import type { App } from './zapier.ts';

/** The app that an exported folder gives to Zapier. `platform` is the version of the zapier-platform-core that runs it. */
export function appFor(platform: string): App {
  const own = createRequire(import.meta.url);
  const { version } = own('okta-workflow-connector/package.json') as { version: string };
  return zapierApp(
    expanded(own('okta-workflow-connector/connector.manifest.json') as Manifest),
    version,
    platform,
  );
}
