import { profileAttributes } from '../../../schemas/user-profile.ts';
import { isObject } from '../../core/conform.ts';
import type { ErrorCode, OktaFacts } from '../../core/error.ts';
import { type HttpRequest, jsonIn, pathIn } from '../../core/send.ts';

/** Okta says only that an expression or a cursor is invalid. Source: developer.okta.com/docs/reference/error-codes */
const expressionRefused = /^E0000(?:031|053|094|145)$/;
const cursorRefused = 'E0000029';

/** A hint about a refusal, if the request shows what to do; otherwise ''. */
export function hint(request: HttpRequest, { errorCode = '', causes }: OktaFacts, code: ErrorCode): string {
  if (code === 'CONFLICT') return taken(request, causes[0]?.field ?? 'name');
  const [path = '', query] = pathIn(request.url).split('?');
  const asked = new URLSearchParams(query);
  const expression = asked.get('search') ?? asked.get('filter') ?? '';
  const faults = expressionRefused.test(errorCode) ? faultsOf(expression, path) : [];
  if (faults.length > 0) return faults.join(' ');
  const mayBeCursor = errorCode === cursorRefused || expressionRefused.test(errorCode);
  return asked.has('after') && mayBeCursor ? staleCursor : '';
}

const staleCursor =
  'The cursor may be too old or belong to another list. Leave "Continue after" empty to start at the beginning.';

/** The attributes that Okta keeps unique. No other part of what was sent is ever told. */
function taken({ body = '' }: HttpRequest, field: string): string {
  const sent = jsonIn({ body });
  const profile = isObject(sent) && isObject(sent['profile']) ? sent['profile'] : {};
  const unique = field === 'login' || field === 'email' || field === 'name';
  const value = unique && Object.hasOwn(profile, field) && profile[field];
  return typeof value === 'string' ? `The ${field} "${value}" is already taken.` : '';
}

const quoted = /(["'`‘’“”„«])(?:[^"'`‘’“”»\\]|\\.)*["'`‘’“”»]/g;
const foreignOperator = /[=<>!]|&&|\|\||\b(?:contains|like|equals|starts|in|is)\b/i;
const unknownToObjects = /\b(?:ne|not|ew)\b/i;
const compared = /\b([A-Za-z]\w*)\s*(?:\b(?:eq|ne|sw|ew|co|gt|ge|lt|le|pr|contains|like)\b|[=<>!])/gi;
const unquoted = /\b(?:eq|ne|sw|ew|co|gt|ge|lt|le)\s+(?!(?:true|false|null|-?\d+(?:\.\d+)?)\b(?!-))[^\s"()]/i;
const shortTime = /(?<![\w.])\w+\s+(?:eq|gt|ge|lt|le)\s+"\d{4}-\d\d-\d\d(?!T\d\d:\d\d:\d\d\.\d{3}Z")/i;

/** Mistakes of people who know another language of expressions. Source: developer.okta.com/docs/api/#filter */
function faultsOf(expression: string, path: string): string[] {
  const ofObjects = /^\/api\/v1\/(?:users|groups)\b/.test(path);
  const withoutStraight = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const frame = withoutStraight.replaceAll(quoted, '""');
  const ofProfile = path.startsWith('/api/v1/groups') ? ['name', 'description'] : profileAttributes;
  const bareAttribute =
    ofObjects &&
    [...frame.matchAll(compared)]
      .filter(({ index }) => frame[index - 1] !== '.')
      .map(([, name = '']) => name)
      .find((name) => ofProfile.some((one) => one === name));
  return [
    (withoutStraight !== frame || /['"`‘’“”„«»]/.test(frame.replaceAll('""', '')) || unquoted.test(frame)) &&
      'Put each text in straight double quotes, as in profile.city eq "Berlin". Write a double quote inside a text as \\".',
    (foreignOperator.test(frame) || (ofObjects && unknownToObjects.test(frame))) &&
      (ofObjects
        ? 'The operators are eq, sw, gt, ge, lt, le and pr, joined by "and" or "or". co works on names, emails and logins only. ne and not do not exist.'
        : 'The operators are eq, sw, co, gt, ge, lt, le and pr, joined by "and" or "or".'),
    bareAttribute && `Write profile.${bareAttribute}: the attributes of a profile start with "profile.".`,
    shortTime.test(expression) &&
      'Write a time in full, with milliseconds and Z, as in "2026-01-31T09:00:00.000Z".',
  ].filter((fault) => typeof fault === 'string');
}
