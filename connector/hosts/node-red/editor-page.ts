import type { JsonSchema, Manifest } from '../../index.ts';
import { careOf } from '../shared/care.ts';
import { conditionsIn } from '../shared/conditions.ts';
import { type Field, fieldsOf } from './editor/fields.ts';
import { connectionType, nodeType, triggerType } from './editor/names.ts';
import type { Palette } from './editor/palette.ts';
import { callOf } from './script.ts';

/** The heading of a resource's nodes. */
export const categoryOf = ({ title }: { title: string }): string => `Okta ${title.toLowerCase()}`;

/** The one heading of all triggers. */
export const triggersCategory = 'Okta triggers';

function paletteOf(manifest: Manifest): Palette {
  const { connection, resources, actions, triggerGroups, triggers, pickLists } = manifest;
  return {
    connection: {
      type: connectionType,
      title: connection.title,
      authentication: connection.authentication,
      fields: fieldsOf(connection.schema),
    },
    steps: [
      ...triggers.map((trigger) => ({
        type: triggerType(trigger.name),
        step: trigger.name,
        title: trigger.title,
        description: trigger.description,
        resource: trigger.group,
        category: triggersCategory,
        icon: triggerGroups.find(({ name }) => name === trigger.group)?.icon ?? 'bolt',
        effect: 'trigger' as const,
        hooked: trigger.source.kind === 'log' ? (true as const) : undefined,
        scopes: trigger.scopes,
        keywords: trigger.keywords,
        feature: trigger.feature,
        ...formOf(trigger, trigger.sample.input, pickLists),
      })),
      ...resources.flatMap((resource) =>
        actions
          .filter((action) => action.resource === resource.name)
          .map((action) => ({
            type: nodeType(action.name),
            step: action.name,
            title: action.title,
            description: action.description,
            resource: action.resource,
            category: categoryOf(resource),
            icon: resource.icon,
            effect: action.effect,
            scopes: action.scopes,
            keywords: action.keywords,
            feature: action.feature,
            // A recipe runs without a question, so its author is told what a program elsewhere would ask a person.
            care: careOf(action),
            ...formOf(action, action.sample.input, pickLists),
          })),
      ),
    ],
  };
}

/** The form of an action in the editor, and the datapills that it gives. */
export const formOf = (
  { inputSchema, outputSchema }: { inputSchema: JsonSchema; outputSchema: JsonSchema },
  sample: Record<string, unknown>,
  pickLists: Manifest['pickLists'],
): { fields: Field[]; outputs: Field[] } => ({
  fields: asked(inputSchema, sample, pickLists),
  outputs: fieldsOf(outputSchema).map((field) => ({ ...pillOf(field), help: field.help })),
});

function asked(
  inputSchema: JsonSchema,
  sample: Record<string, unknown>,
  pickLists: Manifest['pickLists'],
): Field[] {
  const conditions = conditionsIn(inputSchema);
  return fieldsOf(inputSchema).map((field) => {
    const { [field.key]: condition } = conditions;
    // What a list needs may be none of the fields: an action for devices of any user has no user.
    const needs = pickLists.find(({ name }) => name === field.pickList)?.needs;
    return {
      ...field,
      ...(field.key in sample && { example: sample[field.key] }),
      ...(condition && { condition }),
      ...(needs && { needs }),
    };
  });
}

/** Of what an action gives back the editor needs the names only, and there is much of it. */
const pillOf = ({ key, title, kind, fields }: Field): Field => ({
  key,
  title,
  kind,
  ...(fields && { fields: fields.map(pillOf) }),
});

/**
 * The file that Node-RED reads beside the node. Node-RED learns from the templates which types there are, and waits for a
 * script with an address before it goes on.
 */
export function editorPage({ actions, triggers }: Manifest, style: string): string {
  const types = [
    connectionType,
    ...actions.map(({ name }) => nodeType(name)),
    ...triggers.map(({ name }) => triggerType(name)),
  ];
  return [
    '<!-- Written by the build from connector.manifest.json. -->',
    `<style>\n${style}</style>`,
    '<script type="module" src="okta/node-red/palette.js"></script>',
    ...types.map(
      (type) => `<script type="text/html" data-template-name="${type}">${template(type)}</script>`,
    ),
    '',
  ].join('\n');
}

/** The script that shows the nodes: the data of the manifest, for the scripts in `editor/`. */
export const paletteScript = (manifest: Manifest): string =>
  `import { registerOktaNodes } from './editor/index.js';\n${callOf('registerOktaNodes', paletteOf(manifest))}`;

/** Node-RED fills in what it finds here under its own names, before the script adds the rest. */
function template(type: string): string {
  if (type === connectionType)
    return [row('node-config-input-name', 'Name'), '<div class="okta-form"></div>'].join('');
  return [
    row('node-input-connection', 'Connection'),
    row('node-input-name', 'Name'),
    '<div class="okta-form"></div>',
  ].join('');
}

const row = (id: string, label: string) =>
  `<div class="form-row"><label for="${id}">${label}</label><input type="text" id="${id}"></div>`;
