import type { HttpResponse, Layer } from '../../core/send.ts';

/** The credentials of a connection, put into every request. Answers come back without the secrets that were sent. */
export interface Authorization {
  /** Puts the credentials on each try. */
  layer: Layer;
  /** Puts a refusal into words, by what is known of the credentials now. */
  wording(): Promise<Wording>;
}

/** The meaning of refusals to whoever set up the credentials. */
export interface Wording {
  /** The words of an answer about the credentials outside Okta's own error body. Undefined if it has none. */
  challenge(response: HttpResponse): Challenge | undefined;
  /** Okta does not know the credentials. */
  notAccepted: string;
  /** Okta knows the credentials, and they do not allow what the scopes of an action stand for. */
  forbidden(scopes: readonly string[], challenge: Challenge | undefined): string;
  /** The operation takes no credentials of this kind. */
  closed: string;
}

export interface Challenge {
  /** True if the credentials themselves are refused. */
  refused: boolean;
  /** The scopes that are missing, as the answer names them. */
  missing: readonly string[];
  /** The words of the answer. */
  said?: string | undefined;
}
