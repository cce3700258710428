import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Palette } from '../../../../connector/hosts/node-red/editor/palette.ts';
import { editorPage, formOf, paletteScript } from '../../../../connector/hosts/node-red/editor-page.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const script = paletteScript(manifest).replace(/^import .*$/m, '');

test('The page names every type, from which Node-RED learns them', () => {
  const types = [...editorPage(manifest, '').matchAll(/data-template-name="(.+?)"/g)].map(([, type]) => type);

  expect(types).toHaveLength(1 + manifest.actions.length + manifest.triggers.length);
  expect(types).toEqual(expect.arrayContaining(['okta-create-user', 'okta-on-user-created']));
});

test('The help of a node says when a person should agree before it runs', () => {
  let care = {};
  runInNewContext(script, {
    registerOktaNodes({ steps }: Palette) {
      care = Object.fromEntries(steps.map(({ step, care }) => [step, care]));
    },
  });

  expect(care).toMatchObject({
    get_user: undefined,
    create_group: undefined,
    delete_group: 'A person should agree before this runs.',
    suspend_user: 'A person should agree before this runs.',
    create_user: 'A person should agree before this runs when activate is not false or groupIds is given.',
    update_group: 'A person should agree before this runs when name is given.',
  });
});

test('The script holds the outputs of a user once, not once for each action', () => {
  expect(script.match(/"key":"login","title":"Username","kind":"string"}/g)).toHaveLength(1);
});

test('A form knows when a field is shown, and on what its choices depend', () => {
  const inputSchema = {
    properties: {
      userId: { title: 'User ID', type: 'string', 'x-pick-list': 'users' },
      factorType: { title: 'Factor type', type: 'string', enum: ['sms', 'call', 'email'] },
      phoneNumber: {
        title: 'Phone number',
        type: 'string',
        'x-show-when': { field: 'factorType', is: ['sms', 'call'], required: true },
      },
      factorId: { title: 'Factor ID', type: 'string', 'x-pick-list': 'user_gadgets' },
    },
  };
  const pickLists = [
    { name: 'users', title: 'Users', scopes: [] },
    { name: 'user_gadgets', title: 'User gadgets', scopes: [], needs: ['userId'] },
  ];
  const { fields } = formOf({ inputSchema, outputSchema: {} }, {}, pickLists);

  expect(fields.slice(2)).toMatchObject([
    {
      showWhen: { field: 'factorType', is: ['sms', 'call'], required: true },
      condition: 'Only if "Factor type" is sms or call, and needed then.',
    },
    { pickList: 'user_gadgets', needs: ['userId'] },
  ]);
  expect(fields[0]).not.toHaveProperty('needs');
});
