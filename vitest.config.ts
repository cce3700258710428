import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    coverage: { include: ['connector/**/*.ts', 'actions/**/*.ts', 'schemas/**/*.ts'] },
  },
});
