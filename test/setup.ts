import fc from 'fast-check';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

// The same values in every run, so that a failure can be seen again. SEED=7 npm test draws others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

// No test reaches the network: only what a test answers itself, and servers on this machine.
beforeAll(() => {
  // The file before this one may have left it restored, where files share a worker.
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect(/^(?:127\.0\.0\.1|\[::1\])(?::\d+)?$/);
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  expect(unused, 'answers that were prepared and never asked for').toEqual([]);
});

afterAll(() => {
  nock.restore();
});
