import type { ObjectSchema } from '../../schemas/json-schema.ts';
import type { Manifest, ManifestTrigger } from '../../schemas/manifest.ts';

/** Fields that the outputs of many triggers begin with, and a sample of them. */
export interface SharedOutput {
  schema: ObjectSchema;
  sample: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

/** A manifest whose triggers hold only what they do not share: the file is a quarter as long. */
export const condensed = (manifest: Manifest): Manifest =>
  withTriggers(manifest, (trigger) => condense(manifest, trigger));

/** A manifest whose triggers hold all of their output, as hosts see it. The shared fields are the same objects in all of them. */
export const expanded = (manifest: Manifest): Manifest =>
  withTriggers(manifest, (trigger) => expand(manifest, trigger));

const withTriggers = (
  manifest: Manifest,
  change: (trigger: ManifestTrigger) => ManifestTrigger,
): Manifest => ({
  ...manifest,
  triggers: manifest.triggers.map(change),
});

function condense({ sharedOutputs }: Manifest, trigger: ManifestTrigger): ManifestTrigger {
  const { outputSchema, sample } = trigger;
  const fits = ([, { schema }]: [string, SharedOutput]) =>
    Object.keys(without(schema.properties, outputSchema.properties)).length === 0;
  const [name, shared] = Object.entries(sharedOutputs).find(fits) ?? [];
  if (!name || !shared) return trigger;
  return {
    ...trigger,
    outputSchema: {
      ...outputSchema,
      'x-extends': name,
      properties: without(outputSchema.properties, shared.schema.properties) as ObjectSchema['properties'],
    },
    sample: { ...sample, output: without(sample.output, shared.sample) },
  };
}

function expand({ sharedOutputs }: Manifest, trigger: ManifestTrigger): ManifestTrigger {
  const { 'x-extends': name, ...outputSchema } = trigger.outputSchema;
  const shared = sharedOutputs[String(name)];
  if (!shared) return trigger;
  return {
    ...trigger,
    outputSchema: {
      ...outputSchema,
      properties: { ...shared.schema.properties, ...outputSchema.properties },
    },
    sample: { ...trigger.sample, output: { ...shared.sample, ...trigger.sample.output } },
  };
}

/** The fields that the others do not have just so. */
const without = (fields: Fields, others: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(others[key])),
  );
