import { readdirSync, readFileSync } from 'node:fs';
import { type Recipe, recipe } from '../schemas/recipe.ts';

/** The recipes in a folder, in the order of their file names. */
export const recipesIn = (folder: URL): Recipe[] =>
  readdirSync(folder)
    .sort()
    .map((file) => recipe.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
