import { defineConfig } from 'vitest/config';

// Tests that start servers and clients as processes, from the build, are a suite of their own: `npm run test:mcp`.
export default defineConfig({
  test: {
    include: ['test/**/*.mcp.ts'],
    testTimeout: 60_000,
    // The first run fetches the Inspector and the conformance suite.
    hookTimeout: 300_000,
  },
});
