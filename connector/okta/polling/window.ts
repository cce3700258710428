import { hash } from 'node:crypto';
import { z } from 'zod/v3';

/** The time for which what was handed over is remembered, in hours, counted back from the place of the reading. */
const hours = 24;
/** The most that is remembered: 110 000 characters of state. */
const most = 10_000;
/** The characters of a hash: 64 bits, of which two are the same once in 10^15 events. */
const width = 11;

/** What was handed over, by the hour: hashes, one after the other. */
export const savedWindow = z.array(z.tuple([z.number().int(), z.string()]));
type SavedWindow = z.infer<typeof savedWindow>;

/** Remembers what was handed over, so that nothing is handed over twice, whichever way it comes. */
export interface Window {
  has(key: string): boolean;
  /** Remembers a key. False if it was remembered before. */
  add(key: string): boolean;
  /**
   * Forgets what is a day behind the place up to which all was read, in ms. What lies ahead of that place, such as an
   * event that a hook brought, is remembered however long nobody polls.
   */
  save(place: number): SavedWindow;
  /** Something had to be forgotten before its time, since too much happened. */
  readonly full: boolean;
}

export function openWindow(saved: SavedWindow | undefined, now: number): Window {
  const present = Math.floor(now / 3_600_000);
  const kept = saved ?? [];
  const known = new Set(kept.flatMap(([, text]) => hashesIn(text)));
  const added: string[] = [];

  return {
    has: (key) => known.has(shortHash(key)),
    add(key) {
      const short = shortHash(key);
      if (known.has(short)) return false;
      known.add(short);
      added.push(short);
      return true;
    },
    save(place) {
      const oldest = Math.min(present, Math.floor(place / 3_600_000)) - hours;
      const all =
        added.length > 0 ? [...kept, [present, added.join('')] satisfies SavedWindow[number]] : kept;
      let room = most * width;
      return merged(all.filter(([hour]) => hour > oldest))
        .reverse()
        .flatMap(([hour, text]): SavedWindow => {
          const fits = room > 0 ? text.slice(-room) : '';
          room -= fits.length;
          return fits ? [[hour, fits]] : [];
        })
        .reverse();
    },
    get full() {
      return known.size > most;
    },
  };
}

export const shortHash = (key: string): string => hash('sha256', key, 'base64url').slice(0, width);

function hashesIn(text: string): string[] {
  return Array.from({ length: Math.floor(text.length / width) }, (_, at) =>
    text.slice(at * width, (at + 1) * width),
  );
}

/** One entry for each hour, the oldest first. */
function merged(entries: SavedWindow): SavedWindow {
  const byHour = new Map<number, string>();
  for (const [hour, text] of entries) byHour.set(hour, (byHour.get(hour) ?? '') + text);
  return [...byHour].sort(([a], [b]) => a - b);
}
