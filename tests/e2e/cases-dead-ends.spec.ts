import { goToCase, openCase, talk } from './support/cases.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 120_000 })

test('A page beyond the end of the list leads back to its first page.', async ({ as }) => {
  const sam = await as('Sam')
  await openCase(sam, { summary: 'Jana referred somebody to the end of a list' })
  await sam.goto('/cases?sort=opened&after=1')
  await expect(sam.getByRole('heading', { name: 'This page of the list is empty' })).toBeVisible()
  await sam.getByRole('link', { name: 'Back to the first page' }).click()
  await sam.waitForURL(/\/cases\?sort=opened$/)
})

test('A note in a dialog outlives Escape, and a resolved case is given to nobody.', async ({ as }) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana referred somebody and pressed Escape' })
  await goToCase(sam, opened)
  const dialog = sam.getByRole('dialog')
  const note = dialog.getByLabel('A note for your colleagues')
  await sam.keyboard.press('r')
  await note.fill('Seen in billing.')
  await sam.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(sam.getByRole('button', { name: 'Give it' })).toBeVisible()
  await sam.keyboard.press('r')
  await expect(note).toHaveValue('Seen in billing.')
  await dialog.getByRole('radio', { name: 'Withdrawn' }).check()
  await dialog.getByRole('button', { name: 'Resolve it' }).click()
  await expect(talk(sam)).toContainText('resolved it: withdrawn')
  await expect(sam.getByRole('button', { name: 'Give it' })).toHaveCount(0)
  await sam.getByRole('button', { name: 'Open it again' }).click()
  await expect(talk(sam)).toContainText('opened it again')
  await sam.keyboard.press('r')
  await expect(note).toHaveValue('')
})

test('From a merged case a request is filed for the one that stays, which names what was done to the other.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const [ends, stays] = [
    await openCase(sam, { summary: 'Jana told of it once' }),
    await openCase(sam, { summary: 'Jana told of it twice' }),
  ]
  await goToCase(sam, ends)
  await sam.keyboard.press('m')
  await sam.getByLabel('The case that stays').fill(stays.name)
  await sam.getByRole('button', { name: `Merge ${ends.name}` }).click()
  await sam.waitForURL(new RegExp(`/cases/${stays.id}$`))
  await expect(talk(sam)).toContainText(new RegExp(`In ${ends.name}: Sam \\w+ opened it`))
  await expect(talk(sam).getByText(/merged/)).toHaveCount(1)
  await sam.goto(`/requests/new?case=${ends.id}`)
  await sam.waitForURL(new RegExp(`case=${stays.id}$`))
  await expect(sam.getByRole('link', { name: stays.name })).toBeVisible()
  await sam.goto(`/requests/new?case=${crypto.randomUUID()}`)
  await expect(sam.getByText('There is no such case.')).toBeVisible()
})
