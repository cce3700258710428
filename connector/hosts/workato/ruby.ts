/** Ruby that stands as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const code = (text: string): Code => new Code(text);

/** The longest line, where a value can be broken at all. */
const width = 110;

/** A value in Ruby, as a person would write it. The keys of an object are symbols, unless they are no words. */
export function ruby(value: unknown, depth = 0): string {
  if (value instanceof Code) return value.text.replaceAll('\n', `\n${'  '.repeat(depth)}`);
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object') return String(value);
  const parts = Array.isArray(value)
    ? value.map((item) => ruby(item, depth + 1))
    : Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([name, inner]) => `${key(name)} ${ruby(inner, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return `${open}${close}`;
  const line = Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (line.length + depth * 2 <= width && !line.includes('\n')) return line;
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part}`).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

const text = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\r', '')}'`;

const key = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? `${name}:` : `${text(name)} =>`);
