import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: 'test/run.ts',
    // No file leaves anything behind for the next, and loading the libraries anew for each costs most of the time.
    isolate: false,
    // Vitest leaves one core alone, which on a machine with two is half of it.
    maxWorkers: '100%',
    // Only a test that hangs takes so long; on a busy machine properties with hundreds of cases may take more than the usual five.
    testTimeout: 20_000,
    restoreMocks: true,
    coverage: { include: ['connector/**/*.ts', 'actions/**/*.ts', 'schemas/**/*.ts'] },
  },
});
