import { type BehaviourOptions, behaviourOf } from '../behaviour.ts';
import { seededOrg } from '../seed/seed.ts';
import { createClock } from '../state/clock.ts';
import { keeper, type Plan, readState, restoredOrg } from '../state/file.ts';
import type { Org } from '../state/org.ts';
import { type Counters, counters } from './counters.ts';
import { type Faults, faults } from './faults.ts';
import { type LimitOptions, type Limits, limits } from './rate-limit.ts';

/** All that runs from one reset to the next. */
export interface Run {
  readonly org: Org;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly counters: Counters;
}

/** The org that a server answers for, which a reset replaces. */
export interface Machine {
  readonly run: Run;
  /** Begins anew, with an org of the same seed and size or of another one. */
  restart(change: Anew): void;
  /** To be called when a request was answered that may have changed something. */
  answered(): void;
  /** Keeps what is to be kept. */
  stop(): Promise<void>;
}

export interface Anew {
  readonly seed?: number | undefined;
  readonly users?: number | undefined;
  readonly groups?: number | undefined;
}

export interface MachineOptions extends Anew, LimitOptions, BehaviourOptions {
  readonly origin: string;
  readonly now: () => number;
  readonly state?: string | undefined;
}

export function createMachine(options: MachineOptions): Machine {
  const { origin, now, seed = 1, users = 60, groups = 0, rateLimit, concurrency, state, ...chosen } = options;
  const behaviour = behaviourOf(chosen);
  const kept = state === undefined ? undefined : readState(state);
  let plan: Plan = kept?.plan ?? { seed, users, groups };
  let run = begin(kept);
  const keeping = state === undefined ? undefined : keeper(state, () => [plan, run.org]);

  function begin(from?: typeof kept): Run {
    const clock = createClock(now, answered);
    const of = { origin, seed: plan.seed, behaviour, clock };
    return {
      org: from ? restoredOrg(of, from) : seededOrg(of, plan),
      limits: limits({ rateLimit, concurrency }, clock.now),
      faults: faults(plan.seed),
      counters: counters(),
    };
  }

  function answered(): void {
    run.org.search.publish();
    keeping?.changed();
  }

  return {
    get run() {
      return run;
    },
    restart({ seed = plan.seed, users = plan.users, groups = plan.groups }) {
      run.org.clock.stop();
      plan = { seed, users, groups };
      run = begin();
    },
    answered,
    async stop() {
      run.org.clock.stop();
      await keeping?.stop();
    },
  };
}
