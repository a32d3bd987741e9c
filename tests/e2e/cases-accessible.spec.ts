import { expectAccessible } from './support/accessible.ts'
import { goToCase, openCase } from './support/cases.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 150_000 })

const narrow = { width: 390, height: 844 }

test('The list of cases is accessible, full and empty, and so is what changes many.', async ({ as }) => {
  const sam = await as('Sam')
  await openCase(sam, { summary: 'Jana says that she referred somebody', newUsers: 'nils@northwind.example' })
  await sam.goto('/cases')
  await expect(sam.getByRole('table', { name: 'Cases' })).toBeVisible()
  const more = sam.getByRole('button', { name: 'More filters' })
  await whenAlive(more)
  await more.click()
  await sam.setViewportSize(narrow)
  await sam.getByRole('button', { name: /^Filters/ }).click()
  await expectAccessible(sam)
  await sam.goto('/cases?text=nobodysaysthis')
  await expect(sam.getByRole('heading', { name: 'No case fits' })).toBeVisible()
  await expectAccessible(sam)
  await sam.goto('/cases/many?state=open')
  await expect(sam.getByRole('heading', { name: 'What happens to them' })).toBeVisible()
  await expectAccessible(sam)
})

test('At 390 pixels the list begins on the first screen and says who has a case; its filters unfold by keyboard.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await sam.setViewportSize(narrow)
  const opened = await openCase(sam, { summary: 'Jana asks from her phone' })
  await sam.goto('/cases?state=open&kind=dispute&sort=opened')
  const row = sam.getByRole('row').filter({ hasText: opened.name })
  await expect(row).toContainText('nobody')
  expect((await row.boundingBox())?.y).toBeLessThan(450)
  const kind = sam.getByLabel('Kind', { exact: true })
  await expect(kind).toBeHidden()
  await whenAlive(sam.getByRole('button', { name: 'Filters 2 set' }))
  await sam.keyboard.press('f')
  await sam.keyboard.press('Tab')
  await sam.keyboard.press('Enter')
  await expect(kind).toHaveValue('dispute')
  await kind.selectOption('Any kind')
  await sam.waitForURL((url) => url.searchParams.get('kind') !== 'dispute')
  await expect(sam.getByRole('button', { name: 'Filters 1 set' })).toHaveAttribute('aria-expanded', 'true')
  await expect(kind).toBeFocused()
  await row.getByRole('link').focus()
  await sam.keyboard.press('c')
  await expect(row).toContainText(/Sam \w\./)

  await sam.goto('/requests?state=open&mine=yes')
  await expect(sam.getByRole('button', { name: 'Filters 2 set' })).toBeVisible()
  await expect(sam.getByLabel('Filed by me')).toBeHidden()
})

test('A case is accessible, with a note, a message and its forms; so is the form that opens one.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, { summary: 'Jana says that she referred Nils', newUsers: 'Nils Berg' })
  await goToCase(sam, opened)
  await sam.getByLabel('Note', { exact: true }).fill('Seen in the billing.')
  await sam.getByRole('button', { name: 'Keep the note' }).click()
  await expect(sam.getByText('Note, only staff see it')).toBeVisible()
  await sam.getByRole('button', { name: 'Message to Jana Weber' }).click()
  await sam.getByLabel('Begin with a template').selectOption({ label: 'Ask for more' })
  await sam.getByRole('button', { name: 'Send to Jana Weber' }).click()
  await expect(sam.getByText('Message, mailed to')).toBeVisible()
  await sam.getByRole('button', { name: 'Add it' }).first().click()
  await sam.getByRole('button', { name: 'Note for staff' }).click()
  const note = sam.getByLabel('Note', { exact: true })
  await note.pressSequentially('Seen by @a')
  const names = sam.getByRole('listbox', { name: 'Whom the note names' })
  await expect(names.getByRole('option', { name: 'Ada Lind' })).toBeVisible()
  await expectAccessible(sam)
  await sam.keyboard.press('Escape')
  await expect(names).toBeHidden()
  await expect(note).toBeFocused()
  await expect(note).toHaveValue('Seen by @a')
  // The note has the focus, where r is a letter.
  await sam.keyboard.press('Escape')
  await sam.keyboard.press('r')
  await expect(sam.getByRole('dialog', { name: 'How did it end?' })).toBeVisible()
  await expectAccessible(sam)
  await sam.goto('/cases/new')
  await whenAlive(sam.getByLabel('In a few words'))
  await sam.getByRole('button', { name: 'Open the case' }).click()
  await expect(sam.getByText('Say in a few words what it is about.')).toBeVisible()
  await expect(sam.getByText('Choose the cause.')).toBeVisible()
  await expect(sam.getByLabel('In a few words')).toBeFocused()
  await expectAccessible(sam)
})

test('The settings of cases are accessible.', async ({ as }) => {
  const otto = await as('Otto')
  for (const part of ['causes', 'reasons', 'templates', 'clocks', 'intake']) {
    await otto.goto(`/cases/settings?part=${part}`)
    await expect(otto.getByRole('heading', { name: 'How cases are worked on' })).toBeVisible()
    await expectAccessible(otto)
  }
})
