import type { Org } from '../state/org.ts';
import { post } from '../state/outbox.ts';
import { word } from '../state/random.ts';
import type { User } from '../state/rows.ts';

export function mail(org: Org, { id, profile }: User, template: string, link: string): void {
  post(org, { channel: 'email', to: String(profile['email']), userId: id, template, link });
}

/** The link by which a user without a password gets one. */
export function activationLink(org: Org): { activationUrl: string; activationToken: string } {
  const activationToken = word(org.wire, 20);
  const path =
    org.behaviour.engine === 'classic' ? `welcome/${activationToken}` : `tokens/${activationToken}/verify`;
  return { activationUrl: `${org.origin}/${path}`, activationToken };
}
