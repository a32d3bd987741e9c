import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Colours depend on both, so contrast is looked at in all four; whatever else there is depends on the width alone. */
const looks = [
  { colorScheme: 'light', width: 1280, height: 900, rules: 'all' },
  { colorScheme: 'dark', width: 1280, height: 900, rules: 'contrast' },
  { colorScheme: 'dark', width: 390, height: 844, rules: 'all' },
  { colorScheme: 'light', width: 390, height: 844, rules: 'contrast' },
] as const

/**
 * Looks through the page as it stands: light and dark, wide and narrow. Legacy mode opens no page of its own; the desk has no frames.
 * `marked`: the page says on itself which look it has, as those of the desk do and those of the sandbox do not.
 */
export async function expectAccessible(page: Page, { marked = true } = {}) {
  for (const { colorScheme, rules, ...size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    if (marked) await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
    // Colours may still be on their way from one look to the other.
    await page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
          .map(({ finished }) => finished),
      ),
    )
    // A page that reads itself anew has its title a moment later, so it is waited for here, and not looked for by axe.
    await expect(page).toHaveTitle(/./)
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({
        resultTypes: ['violations'],
        preload: false,
        rules: { 'document-title': { enabled: false } },
        ...(rules === 'contrast' && { runOnly: ['color-contrast'] }),
      })
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    )
    expect(found, `${colorScheme} at ${size.width} px`).toEqual([])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, `pixels that stand out at ${size.width} px`).toBeLessThanOrEqual(0)
  }
}
