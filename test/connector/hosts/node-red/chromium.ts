import { chromium, type Page } from 'playwright-core';
import type { Studio } from '../../../../connector/studio.ts';

/** What Chromium is started with, so that it shows nothing and asks nobody. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a page for the editor, which closes with it. */
export async function openPage(studio: Studio): Promise<Page> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage({
    baseURL: new URL(studio.editor).origin,
    viewport: { width: 1440, height: 800 },
  });
  page.setDefaultTimeout(15_000);
  return page;
}
