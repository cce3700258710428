import { type BehaviourOptions, behaviourOf } from '../behaviour.ts';
import { seededOrg } from '../seed/seed.ts';
import { createClock } from '../state/clock.ts';
import { keeper, type Plan, readState, restoredOrg } from '../state/file.ts';
import type { Org } from '../state/org.ts';
import { type Counters, counters } from './counters.ts';
import { type Faults, faults } from './faults.ts';
import { type LimitOptions, type Limits, limits } from './rate-limit.ts';

/** Everything that lasts from one reset to the next. */
export interface Run {
  readonly org: Org;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly counters: Counters;
}

/** The org that answers, and all that runs beside it. A reset replaces both. */
export interface SandboxServer {
  readonly run: Run;
  /** Starts over with an org of the same seed and size, or of another. */
  reset(change: Reset): void;
  /** Call this after each request that may have changed something. */
  answered(): void;
  /** Writes the state file, where there is one. */
  stop(): Promise<void>;
}

export interface Reset {
  readonly seed?: number | undefined;
  readonly users?: number | undefined;
  readonly groups?: number | undefined;
}

export interface SandboxServerOptions extends Reset, LimitOptions, BehaviourOptions {
  readonly origin: string;
  readonly now: () => number;
  readonly state?: string | undefined;
}

export function createSandboxServer(options: SandboxServerOptions): SandboxServer {
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
    reset({ seed = plan.seed, users = plan.users, groups = plan.groups }) {
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
