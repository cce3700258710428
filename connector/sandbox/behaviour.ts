/** Where orgs of Okta differ, by their age and engine, or by what Okta's documents leave open. */
export interface Behaviour {
  readonly engine: 'oie' | 'classic';
  /** What a deactivation is answered with: `200 {}`, or 204 on Classic orgs. */
  readonly deactivate: 200 | 204;
  /** What a second group of a name is answered with: 400 E0000001, or 409 E0000055. */
  readonly duplicateGroup: 400 | 409;
}

export type BehaviourOptions = Partial<Behaviour>;

/** The behaviour of an org: what was chosen, and for the rest what its engine does. */
export const behaviourOf = ({ engine = 'oie', ...chosen }: BehaviourOptions): Behaviour => ({
  engine,
  deactivate: engine === 'classic' ? 204 : 200,
  duplicateGroup: engine === 'classic' ? 409 : 400,
  ...chosen,
});
