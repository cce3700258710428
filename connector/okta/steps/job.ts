import { isObject } from '../../core/conform.ts';
import type { Action, ActionContext } from '../../core/define-action.ts';
import { type ConnectorError, isConnectorError, type StepReport } from '../../core/error.ts';

/** Errors after which no later step can succeed. */
export const endsAll = ['CANCELLED', 'AUTHENTICATION_FAILED', 'INVALID_CONNECTION'];

/** The steps of an action that does a whole job. */
export interface Job {
  /**
   * Runs an action as a step. A failure is kept for the end, and the steps after it are still tried: where an account is to be
   * contained, each step counts. `of` names what it is about. `isNeeded` reads whether there is anything to do; if not, the
   * step is left out. Gives back the output, or undefined after a failure.
   */
  step<Given, Output>(
    action: Action<string, Given, Output>,
    input: Given,
    of?: string,
    isNeeded?: () => Promise<boolean>,
  ): Promise<Output | undefined>;
  /** Runs a step that the others need: its failure ends the job. */
  needed<Given, Output>(action: Action<string, Given, Output>, input: Given): Promise<Output>;
  /** Puts down a step that has nothing to do. */
  nothingToDo(action: { name: string; title: string }, why: string): void;
  /** The report of all steps; or the first failure, with the report, the way on, and what must not be lost with it. */
  end(kept?: { snapshot?: unknown }): StepReport[];
}

export function jobOf({ run, log, action }: Pick<ActionContext, 'run' | 'log' | 'action'>): Job {
  const steps: StepReport[] = [];
  const failures: ConnectorError[] = [];

  function failure(kept: { snapshot?: unknown } = {}): ConnectorError | undefined {
    const [first] = failures;
    if (!first) return undefined;
    const undone = steps.filter(({ done }) => !done);
    const reasons = undone.map(({ title, why }) => `${title}: ${why}`);
    return first.with({
      message: `${action.title} did ${steps.length - undone.length} of ${steps.length} steps. Not done: ${reasons.join(' ')} Run it again to do the rest. What is done is not repeated.`,
      retryable: failures.every(({ retryable }) => retryable),
      steps,
      ...kept,
    });
  }

  const step: Job['step'] = async (does, input, of, isNeeded) => {
    const about = { step: does.name, title: of ? `${does.title} (${of})` : does.title };
    if (failures.some(({ code }) => endsAll.includes(code))) {
      steps.push({ ...about, done: false, changed: false, why: 'It was not tried.' });
      return undefined;
    }
    try {
      if (isNeeded && !(await isNeeded())) return undefined;
      log(about.title);
      const output = await run(does, input);
      steps.push({ ...about, done: true, changed: hasChanged(output) });
      return output;
    } catch (error) {
      if (!isConnectorError(error)) throw error;
      failures.push(error);
      steps.push({ ...about, done: false, changed: false, why: error.message });
      return undefined;
    }
  };

  return {
    step,
    async needed(does, input) {
      const output = await step(does, input);
      if (output === undefined) throw failure();
      return output;
    },
    nothingToDo: ({ name, title }, why) => steps.push({ step: name, title, done: true, changed: false, why }),
    end(kept = {}) {
      const failed = failure(kept);
      if (failed) throw failed;
      return steps;
    },
  };
}

/** Null where the output does not say it, as Okta does not say whether a user was in a group before. */
function hasChanged(output: unknown): boolean | null {
  if (!isObject(output)) return null;
  const { changed, alreadyGone, outcome } = output;
  if (typeof changed === 'boolean') return changed;
  if (alreadyGone === true) return false;
  return typeof outcome === 'string' ? outcome !== 'unchanged' : null;
}
