import { actionDefinition } from './action.ts';
import { connectionDefinition } from './connection.ts';
import { addHelp } from './help.ts';
import type { Palette } from './palette.ts';
import { searchByWords } from './palette-search.ts';
import { recheck } from './steps.ts';

/** Adds the connection and every action to the editor. The script with the palette calls it with its data. */
export function registerOktaNodes(palette: Palette): void {
  RED.nodes.registerType(palette.connection.type, connectionDefinition(palette.connection));
  for (const action of palette.steps) {
    // Node-RED makes the small window of a node in the palette from its help.
    addHelp(action);
    RED.nodes.registerType(action.type, actionDefinition(action, palette));
  }
  searchByWords(palette.steps);
  recheck(palette);
}
