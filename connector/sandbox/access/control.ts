import { type Handler, json, type Route, readBody } from '../http/exchange.ts';
import { findUser } from '../state/find.ts';
import { word } from '../state/random.ts';
import { addToken } from './api-tokens.ts';

/** Makes an API token for a user, as the user would in the Admin Console: `{ "userId", "name" }`. It shows the key. */
const createToken: Handler = (org, call) => {
  const { userId, name } = readBody(call, ['userId', 'name']);
  const key = `00${word(org.wire, 40)}`;
  const { id } = addToken(org, findUser(org, String(userId)), String(name ?? 'Token'), key);
  return json({ id, apiKey: key });
};

export const accessControlRoutes: readonly Route[] = [['POST', '/sandbox/tokens', createToken]];
