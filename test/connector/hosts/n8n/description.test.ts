import type { Option, Property } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { itemSchema } from '../../../../connector/core/pages.ts';
import { credentialsOf } from '../../../../connector/hosts/n8n/credentials.ts';
import { formOf } from '../../../../connector/hosts/n8n/description.ts';
import { only } from '../../../../connector/hosts/n8n/items.ts';
import { previewOf, secretPaths, simplePaths } from '../../../../connector/hosts/n8n/output-schema.ts';
import { workflowOf } from '../../../../connector/hosts/n8n/templates.ts';
import { triggerFormOf } from '../../../../connector/hosts/n8n/trigger-description.ts';
import { loadConnector, type ManifestAction, type Recipe } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();
const form = formOf(manifest);

const action = (name: string) => manifest.actions.find((one) => one.name === name) as ManifestAction;
/** The parameters of an operation, those in its collection too. */
function parameters(operation: string) {
  const own = form.properties.filter(({ displayOptions }) =>
    displayOptions?.show['operation']?.includes(operation),
  );
  const inside = (own.find(({ name }) => name === 'options')?.options ?? []) as Property[];
  return Object.fromEntries([...own, ...inside].map((property) => [property.name, property]));
}

test('each action is one operation of its resource', () => {
  const lists = form.properties
    .filter(({ name }) => name === 'operation')
    .map(({ options }) => options as Option[]);

  expect(lists.flat().map(({ value }) => value)).toEqual(
    manifest.resources.flatMap(({ name }) =>
      manifest.actions.filter(({ resource }) => resource === name).map((one) => one.export),
    ),
  );
});

test('whatever changes something can say before what it would change', () => {
  for (const { export: operation, effect, name } of manifest.actions) {
    expect({ name, dryRun: 'dryRun' in parameters(operation) }).toEqual({ name, dryRun: effect !== 'read' });
  }
});

test('an ID is chosen from a list, and a list has a limit', () => {
  const { userId, returnAll, limit } = parameters('listUserGroups');

  expect(userId).toMatchObject({
    type: 'resourceLocator',
    required: true,
    modes: [
      { typeOptions: { searchListMethod: 'users', searchable: true } },
      { displayName: 'By ID or Login' },
    ],
  });
  expect(returnAll).toMatchObject({ type: 'boolean', default: false });
  expect(limit).toMatchObject({ displayOptions: { show: { returnAll: [false] } } });
});

test('a field of some kinds only is shown for these, in the collection where it may be left out', () => {
  expect(parameters('enrollFactor')['phoneNumber']).toMatchObject({
    displayOptions: { show: { '/factorType': ['sms', 'call'] } },
  });
  expect(parameters('assignUserRole')['roleId']).toMatchObject({
    required: true,
    displayOptions: { show: { operation: ['assignUserRole'], type: ['CUSTOM'] } },
  });
});

test('a profile takes the attributes of the org, and a password is hidden', () => {
  expect(parameters('updateUser')['profile']).toMatchObject({ type: 'resourceMapper' });
  expect(parameters('setPassword')['newPassword']).toMatchObject({ typeOptions: { password: true } });
});

test('what is simplified has at most ten fields, which stay where they are', () => {
  for (const one of manifest.actions) expect(simplePaths(one).length, one.name).toBeLessThanOrEqual(10);
  const paths = simplePaths(action('get_user'));
  const { sample } = action('get_user');

  expect(paths).toEqual(expect.arrayContaining(['id', 'status', 'profile.login', 'profile.lastName']));
  expect(only(sample.output, paths)).toMatchObject({
    id: sample.output['id'],
    profile: { lastName: 'Hopper' },
  });
});

test('the fields that n8n shows before the first run are of an object, with nothing that n8n cannot read', () => {
  for (const one of manifest.actions) {
    const schema = previewOf(itemSchema(one.outputSchema), simplePaths(one));

    expect(schema.type, one.name).toBe('object');
    expect(Object.keys(schema.properties ?? {}), one.name).not.toEqual([]);
    expect(JSON.stringify(schema)).not.toMatch(/"(?:anyOf|\$ref|oneOf)":/);
  }
});

test('secrets of an output are known by their paths', () => {
  expect(secretPaths(itemSchema(action('expire_password_with_temp_password').outputSchema))).toContain(
    'tempPassword',
  );
});

test('each kind of connection is a credential under a name of its own', () => {
  const credentials = credentialsOf(manifest, { documentationUrl: '', icon: '' });

  expect(credentials.map(({ name }) => name)).toEqual(['oktaWorkflowApi', 'oktaWorkflowOauthApi']);
  expect(credentials[0]?.properties.map(({ name }) => name)).toEqual(['domain', 'apiKey', 'sandbox']);
});

test('a recipe is a workflow whose nodes are all connected', () => {
  for (const recipe of manifest.recipes) {
    const { nodes, connections } = workflowOf(recipe, manifest, form, triggerFormOf(manifest));
    const linked = Object.values(connections).flatMap(({ main }) => main.flat().map(({ node }) => node));

    expect(new Set([nodes[0]?.name, ...linked, 'About'])).toEqual(new Set(nodes.map(({ name }) => name)));
  }
});

test('a recipe that a trigger starts begins with it, and takes each event by itself', () => {
  const recipe = manifest.recipes.find(({ name }) => name === 'unlock_after_a_push');
  const { nodes } = workflowOf(recipe as Recipe, manifest, form, triggerFormOf(manifest));

  expect(nodes[0]).toMatchObject({
    name: 'User locked',
    type: 'n8n-nodes-okta-workflow.oktaWorkflowTrigger',
    parameters: { resource: 'users', operation: 'userLocked' },
  });
  expect(nodes[1]?.parameters['userId']).toMatchObject({
    value: '={{ $("User locked").item.json.user.id }}',
  });
});

test('each trigger is one of its group, with its own fields', () => {
  const { properties, operations } = triggerFormOf(manifest);
  const lists = properties
    .filter(({ name }) => name === 'operation')
    .map(({ options }) => options as Option[]);

  expect(lists.flat().map(({ value }) => value)).toEqual(
    manifest.triggerGroups.flatMap(({ name }) =>
      manifest.triggers.filter(({ group }) => group === name).map((one) => one.export),
    ),
  );
  for (const { export: name, inputSchema } of manifest.triggers) {
    expect(operations[name]?.fields.map(({ key }) => key)).toEqual(Object.keys(inputSchema.properties));
  }
});
