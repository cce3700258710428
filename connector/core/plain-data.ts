/** Something that is not plain data, and its place. */
export interface Misfit {
  path: string[];
  /** The end of a sentence that begins with the field. */
  message: string;
}

/** Okta's own objects are some five levels deep, and no call takes a tenth of so many values. */
const deepest = 100;
const maxValues = 100_000;

/**
 * A copy of a value that holds nothing but what JSON can hold, and the places where the value held something else. A program
 * may hand over anything: a date, a circle, a getter that throws. A key `__proto__` would change the object that it is in.
 */
export function plainData(value: unknown): { data: unknown; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const around = new Set<object>();
  let values = 0;

  function refuse(path: string[], message: string): undefined {
    misfits.push({ path, message });
  }

  function copy(read: () => unknown, path: string[]): unknown {
    values += 1;
    if (values > maxValues) return undefined;
    if (values === maxValues) return refuse([], tooMany);
    try {
      const given = read();
      if (given === null || given === undefined || typeof given === 'boolean') return given;
      if (typeof given === 'string') return isCut(given) ? refuse(path, cut) : given;
      if (typeof given === 'number') return Number.isFinite(given) ? given : refuse(path, 'must be a number');
      if (typeof given !== 'object' || !isPlain(given)) return refuse(path, foreign);
      if (around.has(given)) return refuse(path, 'contains itself');
      if (path.length >= deepest) return refuse(path.slice(0, 3), 'is nested too deeply');
      around.add(given);
      const copied = Array.isArray(given) ? items(given, path) : fields(given, path);
      around.delete(given);
      return copied;
    } catch {
      return refuse(path, 'cannot be read');
    }
  }

  function items(given: unknown[], path: string[]): unknown {
    if (given.length > maxValues) return refuse(path, tooMany);
    return Array.from(given, (_, at) => copy(() => given[at], [...path, String(at)]));
  }

  function fields(given: object, path: string[]): object {
    const entries = Object.keys(given).map((key): [string, unknown] => {
      const at = [...path, key];
      if (isCut(key)) return ['', refuse(path, cut)];
      if (key === '__proto__') return ['', refuse(at, 'cannot be the name of a field')];
      return [key, copy(() => Reflect.get(given, key), at)];
    });
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  }

  return { data: copy(() => value, []), misfits };
}

const tooMany = 'contains too many values';
const foreign = 'must hold plain data: texts, numbers, true, false, null, lists and objects of these';
const cut = 'contains half a character, which happens when a text is cut off';

/** Half of a surrogate pair, as a text cut in the middle of an emoji leaves it, has no form in UTF-8. */
const isCut = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** The objects of a script in another realm count, as Node-RED's functions make them. A date, a map or a buffer does not. */
const isPlain = (value: object): boolean =>
  Array.isArray(value) ||
  (Object.prototype.toString.call(value) === '[object Object]' &&
    'toJSON' in value === Object.hasOwn(value, 'toJSON'));
