import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// That Chromium comes inside its npm package, for this platform only; elsewhere Playwright's own is used.
const packaged = process.platform === 'linux' && process.arch === 'x64'

// They change what all others build on: the policy, roles, who is signed in, the calendar, that anything is sent; or look at all that is.
const alone = /\/(cases-clocks|pause-everything|policy[^/]*|reports|roles|sessions|work)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  globalSetup: './tests/support/browser-stack.ts',
  workers: 2,
  // Each of the two has a desk of its own. In the first one test runs at a time; it begins first, so that the others run beside it.
  projects: [
    { name: 'alone', testMatch: alone, workers: 1 },
    { name: 'desk', testIgnore: alone },
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
