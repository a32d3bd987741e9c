import { defineConfig } from 'vitest/config'
import { defaultClientConditions, defaultServerConditions } from 'vite'

// lib is marked 'server-only', which throws unless this condition says that a server reads it.
const condition = 'react-server'
const shared = {
  resolve: { conditions: [condition, ...defaultClientConditions] },
  ssr: {
    resolve: { conditions: [condition, ...defaultServerConditions], externalConditions: [condition, 'node'] },
  },
}
const common = { environment: 'node', env: { LOG_LEVEL: 'silent' }, execArgv: [`--conditions=${condition}`] }
const strictConsole = 'tests/support/unexpected-console.ts'

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          ...common,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: [strictConsole],
          testTimeout: 15_000,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/start*.test.ts'],
          setupFiles: [strictConsole, 'tests/support/database.ts'],
          globalSetup: ['tests/support/template-database.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'kills',
          include: ['tests/kills/**/*.test.ts'],
          setupFiles: [strictConsole, 'tests/support/database.ts'],
          globalSetup: ['tests/support/template-database.ts', 'tests/support/kills/build-pages.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'system',
          include: ['tests/integration/start*.test.ts'],
          setupFiles: [strictConsole],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
