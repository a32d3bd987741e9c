import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// That Chromium comes inside its npm package, for this platform only; elsewhere Playwright's own is used.
const packaged = process.platform === 'linux' && process.arch === 'x64'

const withPolicy = /\/policy[^/]*\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  globalSetup: './tests/support/browser-stack.ts',
  workers: 2,
  // Those that put a policy in force have the one desk to themselves, as far as policies go. They come first, so that others run beside them.
  projects: [
    { name: 'policy', testMatch: withPolicy, workers: 1 },
    { name: 'desk', testIgnore: withPolicy },
  ],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    // A trace keeps every look of every page, which takes long: TRACE=1 asks for it.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      args: ['--no-sandbox', '--disable-gpu'],
      ...(packaged && { executablePath: await chromium.executablePath() }),
    },
  },
})
