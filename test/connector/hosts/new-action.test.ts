import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { catalogue } from '../../../actions/index.ts';
import { defineAction } from '../../../connector/core/define-action.ts';
import { connectorOf } from '../../../connector/core/load.ts';
import { indexOf, manifestOf } from '../../../connector/core/manifest.ts';
import { editorPage } from '../../../connector/hosts/node-red/editor-page.ts';
import { pickLists } from '../../../connector/okta/pick-lists.ts';
import { send, sleep } from '../../../connector/okta/road/transport.ts';
import { createRuntime } from '../../../connector/runtime.ts';
import { connection } from '../../okta.ts';
import { linked } from './mcp/linked.ts';

// One host proves nothing about neutrality, two do.

const greetUser = defineAction({
  name: 'greet_user',
  title: 'Greet user',
  description: 'Says hello.',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ name: z.string().describe('Whom to greet.') }).strict(),
  output: z.object({ greeting: z.string().describe('The words.') }),
  sample: { input: { name: 'Ada' }, output: { greeting: 'Hello Ada' } },
  execute: async ({ input: { name } }) => ({ greeting: `Hello ${name}` }),
});

const manifest = manifestOf({
  package: JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')),
  catalogue: {
    ...catalogue,
    users: { ...catalogue.users, actions: [...catalogue.users.actions, greetUser] },
  },
  pickLists,
});

describe('an action that is added to the catalogue', () => {
  test('is in the palette of Node-RED, with its form', () => {
    const page = editorPage(manifest, '');

    expect(page).toContain('okta-greet-user');
    expect(page).toContain('Whom to greet.');
  });

  test('is a tool of MCP, and runs', async () => {
    const okta = connectorOf({
      index: indexOf(manifest),
      readManifest: () => manifest,
      importModule: async () => ({ greetUser }),
      importRuntime: async () => createRuntime({ send, sleep, now: Date.now }),
    });
    const client = await linked({ okta, connection });

    const { tools } = await client.listTools();
    const { structuredContent } = await client.callTool({ name: 'greet_user', arguments: { name: 'Ada' } });

    expect(tools.map(({ name }) => name)).toContain('greet_user');
    expect(structuredContent).toEqual({ greeting: 'Hello Ada' });
  });
});
