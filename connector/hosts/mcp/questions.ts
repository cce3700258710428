import { randomUUID } from 'node:crypto';

/** The questions that wait for a person. A yes is for one call: whatever the answer, a question is over with it. */
export interface Questions {
  /** Opens a question about a call, and gives back the name by which the answer finds it. */
  open(call: string): string;
  /** Ends a question. Says whether it was about just this call and has not waited too long. */
  end(name: string, call: string): boolean;
}

export function openQuestions(): Questions {
  const waiting = new Map<string, { call: string; since: number }>();
  return {
    open(call) {
      const [oldest] = waiting.keys();
      if (oldest && waiting.size >= maxQuestions) waiting.delete(oldest);
      const name = randomUUID();
      waiting.set(name, { call, since: performance.now() });
      return name;
    },
    end(name, call) {
      const question = waiting.get(name);
      waiting.delete(name);
      return question?.call === call && performance.now() - question.since <= patience;
    },
  };
}

/** The time in ms for which a question waits for its answer. */
const patience = 600_000;

/** A question too many costs the oldest its place, so that its call is asked about anew. */
const maxQuestions = 1000;
