import path from 'node:path'
import { expect, type Page } from '@playwright/test'

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'pictures')

const looks = [
  ['light', ''],
  ['dark', '-dark'],
] as const

interface Frame {
  /** Of the picture of 1280 pixels. */
  height?: number
  /** Of the one of 390 pixels; left out, there is none. */
  narrow?: number
  /** The end of the page is shown, not its beginning. */
  atEnd?: boolean
}

/** NAME.png and NAME-dark.png; at 390 pixels NAME-narrow.png and NAME-narrow-dark.png. */
export async function picture(page: Page, name: string, { height = 900, narrow, atEnd = false }: Frame = {}) {
  await take(page, name, { width: 1280, height }, atEnd)
  if (narrow === undefined) return
  await take(page, `${name}-narrow`, { width: 390, height: narrow }, atEnd)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function take(page: Page, name: string, size: { width: number; height: number }, atEnd: boolean) {
  await page.setViewportSize(size)
  for (const [colorScheme, suffix] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
    await page.evaluate((end) => scrollTo(0, end ? document.body.scrollHeight : 0), atEnd)
    await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`), animations: 'disabled' })
  }
}
