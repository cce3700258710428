export { type FieldFacts, field } from '../schemas/field.ts';
export type { JsonSchema } from '../schemas/json-schema.ts';
export { type Action, type ActionContext, defineAction, type Effect } from './core/define-action.ts';
export { defineTrigger, type Trigger } from './core/define-trigger.ts';
export type { RequestData } from './core/request.ts';
