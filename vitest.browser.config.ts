import { defineConfig } from 'vitest/config';

// Tests that need a browser are a suite of their own: `npm run test:browser`.
export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
