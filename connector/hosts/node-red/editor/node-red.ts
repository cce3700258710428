/** The parts of Node-RED's editor API that this script uses. https://nodered.org/docs/api/ui */

/** A value of a node's form: a type and what stands beside it. */
export interface InputType {
  value: string;
  label?: string;
  icon?: string;
  hasValue?: boolean;
  options?: { value: string; label: string }[];
  /** Shows the value itself, in place of the text input. */
  valueLabel?(container: { [index: number]: HTMLElement }, value: string): void;
}

/** An element in jQuery's hands, with the input of Node-RED's that offers several types. */
export interface Wrapped {
  [index: number]: HTMLElement;
  typedInput(options: { types: (string | InputType)[]; default: string }): Wrapped;
  typedInput(property: 'type' | 'value'): string;
  typedInput(property: 'type' | 'value', value: string): Wrapped;
  on(event: string, listener: (event: unknown, type: string) => void): Wrapped;
  /** Ends what is moving. */
  finish(): Wrapped;
}

export interface EditorNode extends Record<string, unknown> {
  id: string;
  type: string;
  /** The flow it stands on. */
  z: string;
  name?: string;
  /** Edited since the last deployment. */
  changed?: boolean;
  /** The definition of its type. */
  _def: { defaults: object };
  /** Secrets as typed in this session, and `has_` and the key for those that Node-RED keeps. */
  credentials?: Record<string, unknown>;
}

/** An edit as Node-RED's history takes it back: with what was there before. */
export interface Edit {
  t: 'edit';
  node: EditorNode;
  changes: Record<string, unknown>;
  changed: boolean;
  dirty: boolean;
}

interface Panel {
  show(options: { target: Wrapped; align?: string; onclose?: () => void }): void;
  hide(): void;
}

export interface NodeDefinition {
  category: string;
  defaults: Record<string, object>;
  credentials: Record<string, { type: 'password' }>;
  color?: string;
  icon?: string;
  inputs?: number;
  outputs?: number;
  /** The button at the edge of the node. */
  button?: { enabled(this: EditorNode): boolean; onclick(this: EditorNode): void };
  paletteLabel?: string;
  label(this: EditorNode): string;
  labelStyle?(this: EditorNode): string;
  onadd?(this: EditorNode): void;
  oneditprepare(this: EditorNode): void;
  /** Gives back the edits of other nodes. */
  oneditsave?(this: EditorNode): { history: Edit[] } | undefined;
}

interface Editor {
  nodes: {
    registerType(type: string, definition: NodeDefinition): void;
    subflow(id: string): object | undefined;
    eachNode(visit: (node: EditorNode) => void): void;
    eachConfig(visit: (node: EditorNode) => void): void;
    dirty(): boolean;
    filterLinks(filter: { target: { id: string } }): { source: EditorNode }[];
  };
  editor: { validateNode(node: EditorNode): boolean };
  events: {
    on(
      event: 'nodes:add' | 'nodes:change' | 'nodes:remove',
      listener: (node: EditorNode | undefined) => void,
    ): void;
  };
  view: { redraw(): void };
  workspaces: { isLocked(flow: string): boolean };
  popover: { panel(content: Wrapped): Panel };
}

declare global {
  const RED: Editor;
  const $: {
    (element: HTMLElement): Wrapped;
    /** Node-RED adds the sign-in of the person to what is asked for in this way. */
    ajax(options: { method: 'POST'; url: string; contentType: string; data: string }): Promise<unknown>;
  };
}
