import { expect, type Locator, type Page } from '@playwright/test'
import { expectFocusShown, walkTo } from './walk.ts'

/** Opens ⌘K, types, and follows the one that says this. */
export async function goByPalette(page: Page, typed: string, wanted: Locator) {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeFocused()
  await page.keyboard.type(typed)
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await expect(wanted).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find anything' })).toHaveCount(0)
}

/** Tabs from field to field, typing into each; null leaves one as it is. */
export async function typeThrough(page: Page, texts: readonly (string | null)[]) {
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.keyboard.press('Tab')
    if (text !== null) await page.keyboard.type(text)
  }
}

/** Walks to it by Tab, sees that it shows the focus, and presses it. */
export async function pressByKeys(page: Page, target: Locator) {
  await walkTo(page, target)
  await expectFocusShown(page)
  await page.keyboard.press('Enter')
}
