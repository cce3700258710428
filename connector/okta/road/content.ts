import { jsonIn, type Layer } from '../../core/send.ts';
import { unreadable } from './errors.ts';

/** Reads what the body of a success holds. What cannot be read is a lost reply, so this stands inside the retries. */
export const readContent: Layer = (next) => async (request) => {
  const response = await next(request);
  const { status, headers, body } = response;
  // Okta answers 204, or 200 with nothing, where there is nothing to say.
  if (status >= 400 || (status < 300 && body === '')) return response;
  const content = status < 300 ? jsonIn(response) : undefined;
  if (content === undefined) throw unreadable(request, response);
  return { status, headers, body, content };
};
