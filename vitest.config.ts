import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const notTests = ['**/node_modules/**', '.next/**', '.data/**', 'tests/browser/**']
const withDatabase = ['**/*.db.test.ts', '**/*.door.test.ts']

/** What code under test finds in its environment; the database and the queue prefix are set per file. */
const env = {
  APP_SECRET: 'a secret for tests, known to everybody',
  LOG_LEVEL: 'silent',
  INLET_ROLE: 'all',
}

/** A project whose files find a database of their own behind `env.DATABASE_URL` (tests/support). */
const withServers = {
  globalSetup: 'tests/support/global-setup.ts',
  setupFiles: 'tests/support/setup-file.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env,
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{server,db,sdk,workers,scripts,app}/**/*.test.ts',
            'scripts/**/*.test.mjs',
            'tests/{architecture.test.ts,corpora/**/*.test.ts}',
          ],
          exclude: [...notTests, ...withDatabase],
          // A slow machine is no fault of a test.
          testTimeout: 60_000,
          // A unit test that opens a connection fails by this name.
          env: { ...env, DATABASE_URL: 'postgres://nobody@unit-tests-have-no-database.invalid/inlet' },
        },
      },
      { extends: true, test: { name: 'db', include: ['**/*.db.test.ts'], exclude: notTests, ...withServers } },
      { extends: true, test: { name: 'door', include: ['**/*.door.test.ts'], exclude: notTests, ...withServers } },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          exclude: notTests,
          ...withServers,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // After all others: they load the machine and flush Redis.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
