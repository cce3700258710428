/** Shorter than this, a reference would hardly be shorter than what it stands for. */
const worthSharing = 40;

/** A call in JavaScript with a value of plain data, of which each part that occurs again is written once. */
export function callOf(name: string, value: unknown): string {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  const shared: string[] = [];

  function count(part: unknown): void {
    if (typeof part !== 'object' || part === null) return;
    const text = JSON.stringify(part);
    const before = counts.get(text) ?? 0;
    counts.set(text, before + 1);
    // The parts of a repeated value are written with it, so they are counted once.
    if (before === 0) Object.values(part).forEach(count);
  }

  function written(part: unknown): string {
    const text = JSON.stringify(part);
    if (typeof part !== 'object' || part === null) return text;
    const place = places.get(text);
    if (place !== undefined) return `s[${place}]`;
    const whole = Array.isArray(part) ? `[${part.map(written)}]` : `{${entries(part)}}`;
    if (text.length < worthSharing || counts.get(text) === 1) return whole;
    const next = shared.length;
    places.set(text, next);
    shared.push(`s[${next}]=${whole};`);
    return `s[${next}]`;
  }

  const entries = (object: object) =>
    Object.entries(object)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => `${JSON.stringify(key)}:${written(part)}`);

  count(value);
  const call = `${name}(${written(value)});`;
  return ['const s=[];', ...shared, call, ''].join('\n');
}
