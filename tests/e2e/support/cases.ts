import { expect, type Page } from '@playwright/test'
import { ritasCode } from './sandbox.ts'
import { whenAlive } from './when-alive.ts'

export interface Opened {
  id: string
  /** "C-1001". */
  name: string
}

interface Told {
  summary: string
  newUsers?: string
  email?: string
  kind?: string
}

/** Opens a case by hand, as somebody from support does. */
export async function openCase(page: Page, { summary, newUsers = '', email, kind }: Told): Promise<Opened> {
  await page.goto('/cases/new')
  const field = page.getByLabel('In a few words')
  await whenAlive(field)
  if (kind !== undefined) await page.getByRole('radio', { name: kind }).check()
  await field.fill(summary)
  await page.getByLabel('Cause').selectOption({ label: 'Signed up on another device' })
  await page.getByLabel('Who complains').fill('Jana Weber')
  await page.getByLabel('Their e-mail').fill(email ?? 'jana.weber@contoso.example')
  await page.getByLabel('Their code or link').fill(`https://refer.contoso.example/${ritasCode}`)
  await page.getByLabel('Whom they say they referred').fill(newUsers)
  await page
    .getByLabel('What happened')
    .fill('She sent the link by chat on Friday; he signed up on a laptop.')
  await page.getByRole('button', { name: 'Open the case' }).click()
  return whichCase(page)
}

/** Which case's page is shown. */
export async function whichCase(page: Page): Promise<Opened> {
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
  const crumb = page.getByRole('navigation', { name: 'Breadcrumb' }).locator('[aria-current="page"]')
  await expect(crumb).toHaveText(/^C-\d+$/)
  return { id: page.url().slice(-36), name: (await crumb.textContent()) ?? '' }
}

/** Opens the case once its buttons listen. */
export async function goToCase(page: Page, { id }: Opened) {
  await page.goto(`/cases/${id}`)
  await whenAlive(page.getByRole('button', { name: 'Note for staff' }))
}

export const talk = (page: Page) => page.getByRole('list', { name: 'What was said and done' })
