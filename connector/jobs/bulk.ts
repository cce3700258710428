import type { ManifestAction, OktaConnector } from '../index.ts';
import { became, isRepeatable } from './became.ts';
import { keyOf, type Outcome, type Report, type Started } from './report.ts';
import type { Row } from './rows.ts';

export interface Job {
  okta: OktaConnector;
  action: ManifestAction;
  connection: unknown;
  rows: AsyncIterable<Row>;
  report?: Report | undefined;
  /** A copy of an input or an output without what must not be written down. */
  shown: (what: 'input' | 'output', value: unknown) => unknown;
  concurrency?: number | undefined;
  signal: AbortSignal;
  /** Called with the end of each row. */
  onEnd: (outcome: Outcome) => Promise<void>;
}

/**
 * Runs an action for each row. A row that is no input, or that Okta refuses, stops no other. With the report of an earlier run
 * what is done is skipped, and what was under way when that run was killed is run again if that does no harm; otherwise the
 * System Log tells whether Okta carried it out.
 */
export async function bulk(job: Job): Promise<void> {
  const { okta, action, connection, rows, report, shown, concurrency, signal, onEnd } = job;
  const begun = new Map<unknown, Pick<Started, 'line' | 'instead'>>();
  const underWay = new Map<number, Started>();

  async function end(outcome: Outcome, started?: Pick<Started, 'key' | 'mark'>): Promise<void> {
    report?.ended({ ...outcome, key: started?.key, mark: started?.mark });
    await onEnd(outcome);
  }

  async function* inputs(): AsyncGenerator<Record<string, unknown>> {
    for await (const row of rows) {
      const { line } = row;
      if ('problem' in row) {
        await end({ line, ok: false, error: { code: 'INVALID_INPUT', message: row.problem } });
        continue;
      }
      const { input } = row;
      const earlier = report?.earlier(keyOf(shown('input', input)));
      if (earlier === 'done') {
        await onEnd({ line, ok: true, skipped: true });
        continue;
      }
      const known = earlier && !isRepeatable(action, input) ? await became(job, earlier) : undefined;
      if (earlier && known) {
        await end({ line, ...known }, earlier);
        continue;
      }
      begun.set(input, { line, instead: earlier?.mark });
      yield input;
    }
  }

  const runs = okta.runAll(action.name as never, {
    connection,
    inputs: inputs() as never,
    concurrency,
    signal,
    onStart({ index, input, mark }) {
      const started: Started = {
        ...(begun.get(input) ?? { line: 0 }),
        key: keyOf(shown('input', input)),
        mark,
        startedAt: new Date().toISOString(),
      };
      begun.delete(input);
      underWay.set(index, started);
      report?.started(started);
    },
  });
  for await (const ran of runs) {
    const started = underWay.get(ran.index);
    const line = started?.line ?? 0;
    underWay.delete(ran.index);
    if (ran.ok) await end({ line, ok: true, output: shown('output', ran.output) }, started);
    else await end({ line, ok: false, error: ran.error.toJSON() }, started);
  }
}
