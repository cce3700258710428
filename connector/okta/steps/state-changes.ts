import { changeObjectState } from './object-state.ts';
import { changeUserState } from './user-state.ts';

/** What carries out an action's request, and no other call but readings of the object whose state it changes. */
export const stateChanges = [changeUserState, changeObjectState];
