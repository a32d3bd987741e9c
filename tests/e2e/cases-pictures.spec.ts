import path from 'node:path'
import type { Page } from '@playwright/test'
import { goToCase, openCase } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'pictures')

test.skip(process.env['PICTURES'] !== '1', 'Takes the pictures of cases, with PICTURES=1.')

const told = [
  { summary: 'The spring campaign lost its codes over the weekend', kind: 'Technical glitch' },
  {
    summary: 'Ola Nowak says that she referred two colleagues',
    newUsers: 'a@birch.example\nb@birch.example',
  },
  { summary: 'Rewards for the partner event in May', kind: 'Custom scenario' },
  {
    summary: 'Jana Weber says that she referred Nils Berg of Northwind',
    newUsers: 'nils.berg@northwind.example, usr_40871, Nils Berg',
  },
]

test('The documents have pictures of cases: none, one, many, too many, and one on its own page.', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const sam = await as('Sam')
  await sam.goto('/cases')
  await expect(sam.getByRole('heading', { name: 'Nobody has missed a referral yet' })).toBeVisible()
  await picture(sam, 'cases-none')
  const [first, ...rest] = told
  if (first) await openCase(sam, { ...first, newUsers: forty })
  await sam.goto('/cases')
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('1 case')
  await picture(sam, 'cases-one')
  for (const one of rest.slice(0, -1)) await openCase(sam, one)
  const last = rest.at(-1)
  if (!last) throw new Error('nothing is told')
  const opened = await openCase(sam, last)
  await goToCase(sam, opened)
  await sam.keyboard.press('c')
  await expect(sam.getByText('took it')).toBeVisible()
  await sam
    .getByLabel('Note', { exact: true })
    .fill('The billing shows the sign-up on the 4th. @Ada Lind, can you look?')
  await sam.getByRole('button', { name: 'Keep the note' }).click()
  await expect(sam.getByText('Note, only staff see it')).toBeVisible()
  await sam.getByRole('button', { name: 'Message to Jana Weber' }).click()
  await sam.getByLabel('Begin with a template').selectOption({ label: 'Ask for more' })
  await sam.getByRole('button', { name: 'Send to Jana Weber' }).click()
  await expect(sam.getByText('Message, mailed to')).toBeVisible()
  await goToCase(sam, opened)
  await picture(sam, 'case', 1650)
  await sam.goto('/cases')
  await picture(sam, 'cases-many')
  await sam.goto('/cases/new')
  const users = sam.getByLabel('Whom they say they referred')
  await whenAlive(users)
  await users.fill('nils.berg@northwind.example')
  await expect(sam.getByText('same new user')).toBeVisible()
  await picture(sam, 'case-new', 1250)
  for (let at = 0; at < 48; at += 1)
    await openCase(sam, { summary: `Somebody says that they referred user ${String(at + 1)}` })
  await sam.goto('/cases')
  await expect(sam.getByRole('link', { name: /^Older/ })).toBeVisible()
  await picture(sam, 'cases-too-many', 3300)
  const mira = await as('Mira')
  await mira.goto('/reports')
  await picture(mira, 'reports', 1200)
})

const forty = Array.from({ length: 40 }, (_, at) => `user-${String(at)}@spring.example`).join('\n')

async function picture(page: Page, name: string, height = 900) {
  await page.setViewportSize({ width: 1280, height })
  for (const [colorScheme, suffix] of [
    ['light', ''],
    ['dark', '-dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
    await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`), animations: 'disabled' })
  }
}
