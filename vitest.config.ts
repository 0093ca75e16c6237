import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'services/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    // Postgres for the tests that ask for it (tests/support/postgres.ts).
    globalSetup: ['tests/support/postgres-global-setup.ts'],
    // Two cores: more workers only make timeouts likelier.
    maxWorkers: 2,
    // Test files share the modules of their worker process: importing them anew for each took a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
