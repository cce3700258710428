import { ConnectorError } from '../../core/error.ts';
import { onAbort } from '../../core/on-abort.ts';
import type { HttpRequest } from '../../core/send.ts';

type Waiting = Pick<HttpRequest, 'signal' | 'deadline'>;

/** Requests that wait for something, in order. */
export interface Queue {
  /** Resolves when it is the turn of the request. Rejects with CANCELLED when its run is stopped before. */
  wait(request: Waiting): Promise<void>;
  /** Lets the first one go. Gives back whether anybody waited. */
  next(): boolean;
  /** Sends everybody away whose deadline is before a time. */
  refuse(until: number, error: ConnectorError): void;
}

interface Place {
  deadline: number;
  leave(error?: ConnectorError): void;
}

export function queue(): Queue {
  const places = new Set<Place>();
  return {
    wait: ({ signal, deadline }) =>
      new Promise((resolve, reject) => {
        const stop = () =>
          place.leave(new ConnectorError('CANCELLED', 'The run was stopped while it waited.'));
        const ended = onAbort(signal, stop);
        const place: Place = {
          deadline,
          leave(error) {
            places.delete(place);
            ended();
            if (error) reject(error);
            else resolve();
          },
        };
        places.add(place);
        if (signal?.aborted) stop();
      }),
    next() {
      const [first] = places;
      first?.leave();
      return first !== undefined;
    },
    refuse(until, error) {
      for (const place of places) if (place.deadline < until) place.leave(error);
    },
  };
}

export interface Turnstile extends Pick<Queue, 'refuse'> {
  enter(request: Waiting): Promise<void> | undefined;
  leave(): void;
}

/** Lets so many in at once; the others wait for their turn in order. */
export function turnstile(most: number): Turnstile {
  const { wait, next, refuse } = queue();
  let inside = 0;
  return {
    enter(request) {
      if (inside >= most) return wait(request);
      inside += 1;
      return undefined;
    },
    leave() {
      if (!next()) inside -= 1;
    },
    refuse,
  };
}
