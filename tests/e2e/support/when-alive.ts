import { expect, type Locator } from '@playwright/test'

/** Waits until React listens on the element: a press before that is lost, as it would be on a slow line. */
export async function whenAlive(element: Locator) {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps'))), {
      timeout: 30_000,
    })
    .toBe(true)
}
