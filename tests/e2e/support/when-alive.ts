import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Waits until React listens on the element, and until what it does afterwards (the keys of the page) is done: a press before that is lost, as it
 * would be on a slow line.
 */
export async function whenAlive(element: Locator) {
  try {
    await expect
      .poll(
        () => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps'))),
        {
          timeout: 30_000,
        },
      )
      .toBe(true)
    await element
      .page()
      .evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 })))
  } catch (error) {
    throw new Error(`React does not listen on ${String(element)}. ${await tellLoading(element.page())}`, {
      cause: error,
    })
  }
}

/** What of the page has come, and which of its scripts have not. */
const tellLoading = (page: Page) =>
  page.evaluate(() => {
    const loaded = new Set(performance.getEntriesByType('resource').map(({ name }) => name))
    const missing = Array.from(document.scripts, ({ src }) => src).filter(
      (src) => src !== '' && !loaded.has(src),
    )
    const seconds = (performance.now() / 1000).toFixed(1)
    return `${location.pathname} is ${document.readyState} after ${seconds} s; scripts that have not come: ${missing.join(', ') || 'none'}.`
  })
