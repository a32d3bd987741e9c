import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { goToCase, openCase } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 120_000 })

test('What is typed of a new user is still there after Escape, a click beside it, a reload, and a refusal.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana wrote a half of it', newUsers: 'Nils Bergg' })
  await goToCase(sam, opened)
  const form = sam.getByRole('dialog', { name: 'What is known of Nils Bergg' })
  const name = form.getByLabel('Name')
  const change = async () => sam.getByRole('button', { name: 'Change Nils Bergg' }).click()

  await change()
  await name.fill('Nils Berg')
  await sam.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await change()
  await expect(name).toHaveValue('Nils Berg')
  await sam.mouse.click(5, 5)
  await expect(form).toBeHidden()
  await goToCase(sam, opened)
  await change()
  await expect(name).toHaveValue('Nils Berg')

  await form.getByLabel('E-mail').fill('nils at northwind')
  await form.getByRole('button', { name: 'Keep the change' }).click()
  await expect(form.getByLabel('E-mail')).toHaveAccessibleDescription(
    'This is not an e-mail address. Copy it again.',
  )
  await expect(name).toHaveValue('Nils Berg')
  await form.getByRole('button', { name: 'Leave it' }).click()
  await change()
  await expect(name).toHaveValue('Nils Bergg')
})

test('The number that a case is merged into stays in its dialog, with what is wrong about it.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana wrote twice' })
  await goToCase(sam, opened)
  const form = sam.getByRole('dialog', { name: 'Merge it into another case' })
  const into = form.getByLabel('The case that stays')
  await sam.getByRole('button', { name: 'Merge it' }).click()
  await into.fill('the other one')
  await sam.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await sam.getByRole('button', { name: 'Merge it' }).click()
  await expect(into).toHaveValue('the other one')
  await form.getByRole('button', { name: `Merge ${opened.name}` }).click()
  await expect(into).toHaveAccessibleDescription('Write the number as it stands in the list: C-1042.')
  await expect(into).toHaveValue('the other one')
})

test('Of two admins with one cause open the second is told how it stands, and decides knowingly.', async ({
  as,
}) => {
  const [otto, another] = [await as('Otto'), await as('Otto')]
  const cause = `Partner link ${crypto.randomUUID()}`
  await openSettings(otto)
  await otto.getByRole('button', { name: 'Add a cause' }).click()
  await otto.getByLabel('Name').fill(cause)
  await otto.keyboard.press('Escape')
  await otto.getByRole('button', { name: 'Add a cause' }).click()
  await expect(otto.getByLabel('Name')).toHaveValue(cause)
  await otto.getByRole('checkbox', { name: 'Offer it no more' }).check()
  await otto.getByRole('button', { name: 'Keep it' }).click()
  await expect(otto.getByRole('dialog')).toHaveCount(0)

  await openSettings(another)
  await rowOf(another, cause).click()
  await another.getByLabel('Name').fill(`${cause} of mine`)

  await rowOf(otto, cause).click()
  await otto.getByLabel('Name').fill(`${cause} of theirs`)
  await otto.getByRole('button', { name: 'Keep it' }).click()
  await expect(otto.getByRole('dialog')).toHaveCount(0)

  await another.getByRole('button', { name: 'Keep it' }).click()
  const told = another.getByText(`it is “${cause} of theirs” now`)
  await expect(told).toBeVisible()
  await expect(another.getByLabel('Name')).toHaveValue(`${cause} of mine`)
  await expectAccessible(another)
  await another.keyboard.press('Escape')
  await rowOf(another, `${cause} of theirs`).click()
  await expect(told).toBeVisible()
  await another.getByRole('button', { name: 'Take what stands now' }).click()
  await expect(told).toBeHidden()
  await expect(another.getByLabel('Name')).toHaveValue(`${cause} of theirs`)

  await another.getByLabel('Name').fill(`${cause} of both`)
  await another.getByRole('button', { name: 'Keep it' }).click()
  await expect(another.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf(another, `${cause} of both`)).toBeVisible()
})

const rowOf = (page: Page, cause: string) =>
  page.getByRole('button', { name: `${cause} not offered any more` })

async function openSettings(page: Page) {
  await page.goto('/cases/settings')
  await whenAlive(page.getByRole('button', { name: 'Add a cause' }))
}
