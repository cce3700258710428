import { defineConfig } from 'vitest/config';

// What starts servers and clients as processes of their own, from the build, is a suite of its own: `npm run test:mcp`.
export default defineConfig({
  test: {
    include: ['test/**/*.mcp.ts'],
    testTimeout: 60_000,
    // The first run fetches the Inspector and the conformance suite.
    hookTimeout: 300_000,
  },
});
