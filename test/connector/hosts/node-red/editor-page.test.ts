import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { editorPage } from '../../../../connector/hosts/node-red/editor-page.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const [, script = ''] =
  /<script type="text\/javascript">(.*?)<\/script>/s.exec(editorPage(manifest, '')) ?? [];

test('The help of a node says when a person should agree before it runs', () => {
  let care = {};
  runInNewContext(script, {
    registerOktaNodes({ actions }: { actions: { step: string; care?: string }[] }) {
      care = Object.fromEntries(actions.map(({ step, care }) => [step, care]));
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

test('The page holds the outputs of a user once, not once for each action', () => {
  expect(script.match(/"key":"login","title":"Username","kind":"string"}/g)).toHaveLength(1);
});
