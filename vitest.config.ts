import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: 'test/run.ts',
    // No file leaves anything behind for the next, and loading the libraries anew for each costs most of the time.
    isolate: false,
    restoreMocks: true,
    coverage: { include: ['connector/**/*.ts', 'actions/**/*.ts', 'schemas/**/*.ts'] },
  },
});
