import { expect, type Locator, type Page } from '@playwright/test'

/** Presses the key until the element has the focus. */
export async function walkTo(page: Page, target: Locator, key = 'Tab') {
  await expect(target).toBeVisible()
  const passed: string[] = []
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return
    passed.push(await page.evaluate(() => document.activeElement?.textContent.trim().slice(0, 40) ?? ''))
    await page.keyboard.press(key)
  }
  throw new Error(`${key} did not lead to ${String(target)}, but to: ${passed.join(' | ')}`)
}

/** The focus is drawn around the element, what it is drawn on, or its label. */
export async function expectFocusShown(page: Page) {
  const shown = await page.evaluate(() => {
    const focused = document.activeElement
    if (!focused) return false
    const looks = [focused, focused.closest('label'), focused.closest('tr')]
      .filter((node) => node !== null)
      .flatMap((node) => [getComputedStyle(node), getComputedStyle(node, '::after')])
    return looks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px')
  })
  expect(shown, 'the focus can be seen').toBe(true)
}
