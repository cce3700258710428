import { defineConfig } from 'vitest/config';

// Tests in a real n8n are a suite of their own: `npm run test:n8n`. The first run installs n8n, which takes some minutes.
export default defineConfig({
  test: {
    include: ['test/n8n/**/*.n8n.ts'],
    testTimeout: 120_000,
    hookTimeout: 1_200_000,
    // n8n takes most of a small machine by itself.
    fileParallelism: false,
  },
});
