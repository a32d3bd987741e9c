import { expect, type Page } from '@playwright/test'
import { type Customer, ritasCode } from './sandbox.ts'
import { whenAlive } from './when-alive.ts'

export interface Filed {
  id: string
  /** "R-1042". */
  name: string
}

/** Opens the form with the customer, the code and the new user filled in by the address. */
export async function openForm(
  page: Page,
  { email, newUserId }: Pick<Customer, 'email' | 'newUserId'>,
  code = ritasCode,
) {
  const given = new URLSearchParams({ customer: email, code, user: newUserId })
  await page.goto(`/requests/new?${given.toString()}`)
  await whenAlive(page.getByLabel('What happened'))
}

export async function tellCase(
  page: Page,
  explanation = 'The link was opened on a phone, the sign-up on a laptop.',
) {
  await page.getByLabel('Kind').selectOption({ label: 'User dispute' })
  await page.getByLabel('Cause').selectOption({ label: 'Signed up on another device' })
  await page.getByLabel('What happened').fill(explanation)
}

export async function fileRequest(page: Page, customer: Customer, code?: string): Promise<Filed> {
  await openForm(page, customer, code)
  await tellCase(page)
  await sendForm(page)
  return whichRequest(page)
}

/** Presses the button once the plan was read. */
export async function sendForm(page: Page, name: RegExp = /^File request/) {
  const button = page.getByRole('button', { name })
  await expect(button).not.toHaveAttribute('aria-disabled')
  await button.click()
}

/** Which request's page is shown. */
export async function whichRequest(page: Page): Promise<Filed> {
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  const crumb = page.getByRole('navigation', { name: 'Breadcrumb' }).locator('[aria-current="page"]')
  await expect(crumb).toHaveText(/^R-\d+$/)
  return { id: page.url().slice(-36), name: (await crumb.textContent()) ?? '' }
}

export async function openRequest(page: Page, { id }: Filed) {
  await page.goto(`/requests/${id}`)
}

export async function approve(page: Page, request: Filed) {
  await openRequest(page, request)
  const button = page.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await button.click()
}

/** The state as it is read out: the pill beside the title is for the eye. */
export async function expectState(page: Page, { name }: Filed, state: string) {
  const status = page.getByRole('status').filter({ hasText: name })
  await expect(status).toContainText(new RegExp(`${name}: ${state}[.;,]`), { timeout: 20_000 })
}

export async function giveBack(page: Page, request: Filed, question: string) {
  await answer(page, request, { button: /^Return/, reason: question })
}

export async function reject(page: Page, request: Filed, reason: string) {
  await answer(page, request, { button: /^Reject/, reason })
}

async function answer(page: Page, request: Filed, { button, reason }: { button: RegExp; reason: string }) {
  await openRequest(page, request)
  const pressed = page.getByRole('button', { name: button })
  await whenAlive(pressed)
  await page.getByLabel('Reason').fill(reason)
  await pressed.click()
}
