import { defineConfig } from 'vitest/config';

// Tests with programs of other hosts, which need the network of this machine and no mock of it.
export default defineConfig({
  test: { include: ['test/**/*.hosts.ts'], testTimeout: 120_000 },
});
