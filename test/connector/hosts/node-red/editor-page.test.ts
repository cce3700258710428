import { expect, test } from 'vitest';
import { editorPage } from '../../../../connector/hosts/node-red/editor-page.ts';
import { loadConnector } from '../../../../connector/index.ts';

test('the help of a node says when a person should agree before it runs', async () => {
  const { manifest } = await loadConnector();
  const [, data = ''] = /registerOktaNodes\((.*)\)<\/script>/.exec(editorPage(manifest, '')) ?? [];
  const { actions } = JSON.parse(data) as { actions: { step: string; care?: string }[] };
  const care = Object.fromEntries(actions.map(({ step, care }) => [step, care]));

  expect(care).toMatchObject({
    get_user: undefined,
    create_group: undefined,
    delete_group: 'A person should agree before this runs.',
    suspend_user: 'A person should agree before this runs.',
    create_user: 'A person should agree before this runs when activate is not false or groupIds is given.',
    update_group: 'A person should agree before this runs when name is given.',
  });
});
