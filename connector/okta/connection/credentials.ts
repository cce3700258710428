import type { HttpRequest } from '../../core/send.ts';
import type { Authorization } from '../road/authorization.ts';
import type { Grant } from './scopes.ts';

/** The deadline and the signal of whoever needs a token. */
export type Need = Pick<HttpRequest, 'deadline' | 'signal' | 'log'>;

/** An authorization whose scopes can be asked for. */
export interface Credentials extends Authorization {
  /** The scopes that a new token grants. An API key has no scopes: it can do whatever its administrator can do. */
  renewGrant(need: Need): Promise<Grant | undefined>;
}
