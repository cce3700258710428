import { actionOf, earlier, stepName } from './datapills.ts';
import type { Edit, EditorNode } from './node-red.ts';
import type { Palette } from './palette.ts';
import { renamed } from './renamed.ts';

/** The name of a step, when the node is one. */
function nameOf(node: EditorNode, palette: Palette): string | undefined {
  const action = actionOf(node, palette);
  return action && stepName(node, action);
}

/**
 * The names of the steps whose outputs a message can bring to a node. A catch node and its like bring those of the whole
 * flow; links and subflows bring those of others.
 */
export function stepNames(node: EditorNode, palette: Palette): Set<string> {
  const fromOthers = [node, ...earlier(node)].some(
    ({ type, z }) => /^(?:link|subflow:)/.test(type) || RED.nodes.subflow(z),
  );
  const names = new Set<string>();
  RED.nodes.eachNode((step) => {
    const name = nameOf(step, palette);
    if (name && (fromOthers || step.z === node.z)) names.add(name);
  });
  return names;
}

/** A name that no other step of the flow has: `get_user`, then `get_user_2`. */
export function freeStep(node: EditorNode, wanted: string): string {
  const taken = new Set<unknown>();
  RED.nodes.eachNode((other) => {
    if (other.z === node.z && other.id !== node.id) taken.add(other['step']);
  });
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}_${count}`;
    if (!taken.has(name)) return name;
  }
}

/** Lets the nodes that take something from a step follow its new name. Gives back their edits, so that they can be undone. */
export function follow(node: EditorNode, from: string, to: string, palette: Palette): Edit[] {
  const edits: Edit[] = [];
  const named: EditorNode[] = [];
  RED.nodes.eachNode((step) => {
    if (nameOf(step, palette) === from) named.push(step);
  });
  const isNamed = ({ id }: EditorNode) => named.some((step) => step.id === id);
  RED.nodes.eachNode((later) => {
    if (later.id === node.id || RED.workspaces.isLocked(later.z)) return;
    // Of several steps with one name a node means the nearest before it. A node after a catch node has none before it.
    const onFlow = named.filter(({ z }) => z === later.z);
    const meant = earlier(later).find(isNamed) ?? (onFlow.length === 1 ? onFlow[0] : undefined);
    if (meant?.id !== node.id) return;
    const changes: Record<string, unknown> = {};
    for (const key of Object.keys(later._def.defaults)) {
      const before = later[key];
      if (before === undefined) continue;
      const after = renamed(before, from, to);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      changes[key] = before;
      later[key] = after;
    }
    if (Object.keys(changes).length === 0) return;
    edits.push({
      t: 'edit',
      node: later,
      changes,
      changed: later.changed ?? false,
      dirty: RED.nodes.dirty(),
    });
    Object.assign(later, { changed: true, dirty: true });
  });
  return edits;
}

/**
 * Checks all steps again after one has come, gone or changed: Node-RED checks only what is edited, and a datapill of
 * another node may have lost its step, or found it again.
 */
export function recheck(palette: Palette): void {
  let due = 0;
  const changed = (node: EditorNode | undefined) => {
    if (!node || !actionOf(node, palette)) return;
    window.clearTimeout(due);
    due = window.setTimeout(check);
  };
  const check = () => {
    RED.nodes.eachNode((node) => {
      if (actionOf(node, palette)) RED.editor.validateNode(node);
    });
    RED.view.redraw();
  };
  for (const event of ['nodes:add', 'nodes:change', 'nodes:remove'] as const) RED.events.on(event, changed);
}
