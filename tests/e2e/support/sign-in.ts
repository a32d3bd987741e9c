import { expect, type Page } from '@playwright/test'
import { whenAlive } from './when-alive.ts'

export type Name = 'Sam' | 'Noor' | 'Ada' | 'Kofi' | 'Mira' | 'Otto' | 'Lea' | 'Nils'

export const emailOf = (name: Name) => `${name.toLowerCase()}@attribution.example`

/** From whatever page of the desk, or none: through the company's sign-in, and back to the page that was wanted. */
export async function signIn(page: Page, name: Name, wanted = '/') {
  await page.goto(wanted)
  await chooseToSignIn(page)
  await choosePerson(page, name)
  await page.waitForURL((url) => url.origin === new URL(page.url()).origin && url.pathname !== '/sign-in')
}

export async function chooseToSignIn(page: Page) {
  const button = page.getByRole('button', { name: 'Sign in with your company account' })
  await whenAlive(button)
  await button.click()
}

export async function choosePerson(page: Page, name: Name) {
  await page.locator(`button[name="person"][value="${emailOf(name)}"]`).click()
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
}
