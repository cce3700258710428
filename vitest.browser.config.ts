import { defineConfig } from 'vitest/config';

// What needs a browser is a suite of its own: `npm run test:browser`.
export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
