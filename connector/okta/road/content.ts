import { type HttpResponse, jsonIn, type Layer } from '../../core/send.ts';
import { unreadable } from './errors.ts';

/** Reads what the body of a success holds. What cannot be read is a lost reply, so this stands inside the retries. */
export const readContent: Layer = (next) => async (request) => {
  const response = await next(request);
  const { status, headers, body } = response;
  // Okta answers 204, or 200 with nothing, where there is nothing to say.
  if (status >= 400 || (status < 300 && body === '')) return response;
  const content = status < 300 ? contentOf(response, request.headers['accept']) : undefined;
  if (content === undefined) throw unreadable(request, response);
  return { status, headers, body, content };
};

/** JSON; or XML or text, for whoever accepts it. */
const contentOf = (response: HttpResponse, accept = ''): unknown =>
  isText(response.headers['content-type'], accept) ? response.body : jsonIn(response);

/** True for the text that was asked for. A web page that nobody asked for comes from something in between. */
function isText(type = '', accept: string): boolean {
  const accepted = accept.split(',').some((one) => !/\bjson\b/i.test(one));
  return accepted && !/\bjson\b/i.test(type) && (!/\bhtml\b/i.test(type) || /\bhtml\b/i.test(accept));
}
