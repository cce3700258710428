import type { Org } from '../state/store.ts';
import { OktaError } from './errors.ts';
import type { Call, Principal } from './exchange.ts';

/** Who sends a request. */
export function authenticated(org: Org, header: Call['header']): Principal {
  if (header('authorization') !== `SSWS ${org.apiKey}`) throw new OktaError('E0000011');
  return { type: 'User', id: org.ownerId };
}
