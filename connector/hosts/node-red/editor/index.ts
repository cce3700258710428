import { actionDefinition } from './action.ts';
import { connectionDefinition } from './connection.ts';
import { addHelp } from './help.ts';
import type { Palette } from './palette.ts';
import { recheck } from './steps.ts';

/** Adds the connection and every action to the editor. The page that the build writes calls it with its data. */
function registerOktaNodes(palette: Palette): void {
  RED.nodes.registerType(palette.connection.type, connectionDefinition(palette.connection));
  for (const action of palette.actions) {
    RED.nodes.registerType(action.type, actionDefinition(action, palette));
    addHelp(action);
  }
  recheck(palette);
}

Object.assign(window, { registerOktaNodes });
