import type { Page } from '@playwright/test'
import { goToCase, openCase } from './support/cases.ts'
import { picture } from './support/pictures.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

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
  test.setTimeout(400_000)
  const sam = await as('Sam')
  await sam.goto('/cases')
  await expect(sam.getByRole('heading', { name: 'No case has been opened yet' })).toBeVisible()
  await picture(sam, 'cases-none', { narrow: 900 })
  const [first, ...rest] = told
  if (first) await openCase(sam, { ...first, newUsers: forty })
  await sam.goto('/cases')
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('1 case')
  await picture(sam, 'cases-one', { narrow: 844 })
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
  await picture(sam, 'case', { height: 1650, narrow: 2700 })
  await sam.goto('/cases')
  await picture(sam, 'cases-many', { narrow: 1000 })
  await sam.goto('/')
  await expect(sam.getByRole('region', { name: 'Your cases' })).toBeVisible()
  await picture(sam, 'queue-cases', { narrow: 1200 })
  await sam.goto('/cases/new')
  const users = sam.getByLabel('Whom they say they referred')
  await whenAlive(users)
  await users.fill('nils.berg@northwind.example')
  await expect(sam.getByText('same new user')).toBeVisible()
  await picture(sam, 'case-new', { height: 1250, narrow: 1900 })
  for (let at = 0; at < 48; at += 1)
    await openCase(sam, { summary: `Somebody says that they referred user ${String(at + 1)}` })
  await sam.goto('/cases')
  await expect(sam.getByRole('link', { name: /^Older/ })).toBeVisible()
  await picture(sam, 'cases-too-many', { narrow: 1000, atEnd: true })
  await changeMany(sam)
  const mira = await as('Mira')
  await mira.goto('/reports')
  await expect(mira.getByRole('figure').first().getByRole('link').first()).toBeVisible()
  await picture(mira, 'reports', { height: 1500, narrow: 2600 })
})

const forty = Array.from({ length: 40 }, (_, at) => `user-${String(at)}@spring.example`).join('\n')

async function changeMany(page: Page) {
  await page.goto('/cases/many?text=user+1')
  const resolves = page.getByRole('radio', { name: 'Resolve them' })
  await whenAlive(resolves)
  await resolves.check()
  await page.getByLabel('Outcome').selectOption({ label: 'Attributed' })
  await picture(page, 'cases-change-many', { narrow: 1300 })
  await page.getByRole('button', { name: /^Resolve \d+ cases/ }).click()
  await expect(page.getByText(/^It was done to/)).toBeVisible()
}
