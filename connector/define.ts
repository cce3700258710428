export { type FieldFacts, field } from '../schemas/field.ts';
export { type Action, type ActionContext, defineAction, type Effect } from './core/define-action.ts';
export type { JsonSchema } from './core/json-schema.ts';
export type { RequestData } from './core/request.ts';
