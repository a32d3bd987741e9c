import type { Page } from '@playwright/test'
import { goToCase, openCase, talk, whichCase } from './support/cases.ts'
import { goByPalette, typeThrough } from './support/keyboard.ts'
import { mailsAbout } from './support/mailbox.ts'
import { expectState, whichRequest } from './support/requests.ts'
import { type Customer, ritasCode, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { walkTo } from './support/walk.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 150_000 })

const summaryOf = ({ newUserId }: Customer) => `Jana referred ${newUserId}`
const mailOf = ({ newUserId }: Customer) => `jana-${newUserId}@contoso.example`

test('A dispute goes from its telling to its answer by keyboard alone.', async ({ as }) => {
  const customer = await seedCustomer()
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  await sam.goto('/cases')
  await whenAlive(sam.getByRole('link', { name: 'New case' }).first())
  const opened = await tell(sam, customer)

  await sam.keyboard.press('c')
  await expect(sam.getByText('you have it')).toBeVisible()
  await sam.keyboard.press('i')
  await expect(talk(sam)).toContainText('began with it')
  await sam.keyboard.press('s')
  await expect(talk(sam)).toContainText('follows it no more')
  await sam.keyboard.press('s')
  await expect(sam.getByRole('button', { name: 'Stop following' })).toBeVisible()

  await sam.keyboard.press('n')
  await chooseNames(sam)
  await sam.keyboard.type('c, i and r are no keys here?')
  await expect(sam.getByText('Told: Lea Fontaine, Ada Lind, Noor Haddad.')).toBeVisible()
  await sam.keyboard.press('Control+Enter')
  await expect(talk(sam)).toContainText('c, i and r are no keys here?')
  await expect(sam.getByLabel('Note', { exact: true })).toBeFocused()
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('')
  await sam.keyboard.press('Escape')

  await ask(sam)
  await expect(talk(sam)).toContainText(`Message, mailed to ${mailOf(customer)}`)
  await sam.keyboard.press('Escape')
  await sam.keyboard.press('w')
  const wait = sam.getByRole('dialog', { name: 'On whom does it wait?' })
  await expect(wait.getByRole('radio').first()).toBeFocused()
  await sam.keyboard.press('Tab')
  await sam.keyboard.type('Her screenshot.')
  await sam.keyboard.press('Control+Enter')
  await expect(sam.getByText('waiting on the referrer').first()).toBeVisible()
  await addEvidence(sam)
  await sam.keyboard.press('i')
  await expect(talk(sam)).toContainText('goes on with it')

  await sam.keyboard.press('f')
  await expect(sam.getByText(/knows is carried over/)).toBeVisible()
  await expect(sam.getByRole('button', { name: /^File request/ })).not.toHaveAttribute('aria-disabled')
  await sam.keyboard.press('Control+Enter')
  const request = await whichRequest(sam)

  await ada.goto('/')
  const row = ada.getByRole('row', { name: customer.email }).getByRole('link', { name: request.name })
  await whenAlive(row)
  await walkTo(ada, row, 'j')
  await ada.keyboard.press('Enter')
  await whichRequest(ada)
  await whenAlive(ada.getByRole('button', { name: /^Approve plan/ }))
  await ada.keyboard.press('a')
  await expectState(ada, request, 'carried out')

  await goByPalette(sam, opened.name, sam.getByRole('option', { name: summaryOf(customer) }))
  expect(await whichCase(sam)).toEqual(opened)
  await expect(sam.getByText('The request was carried out: send the answer.')).toBeVisible()
  await sam.keyboard.press('a')
  await expect(sam.getByLabel('Message', { exact: true })).toBeFocused()
  await sam.keyboard.press('Control+Enter')
  await expect(sam.getByText('The request was carried out: send the answer.')).toBeHidden()
  await sam.keyboard.press('Escape')
  await sam.keyboard.press('r')
  await expect(sam.getByRole('radio', { name: /^Attributed/ })).toBeFocused()
  await sam.keyboard.press('Control+Enter')
  await expect(sam.getByText('resolved: attributed').first()).toBeVisible()
  expect(await mailsAbout(`your referral of ${customer.email}`)).not.toEqual([])
})

test('A case is given away and merged by keyboard, and the focus never falls back to the top of the page.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const word = `keys${crypto.randomUUID().replaceAll('-', '')}`
  const stays = await openCase(sam, { summary: `${word} stays` })
  const goes = await openCase(sam, { summary: `${word} goes` })
  await goToCase(sam, goes)
  const take = sam.getByRole('button', { name: 'Take it' })
  await walkTo(sam, take)
  await sam.keyboard.press('Enter')
  await expect(talk(sam)).toContainText('took it')
  await expect(take).toHaveCount(0)
  await expect(sam.locator('#work')).toBeFocused()
  await sam.keyboard.press('g')
  const list = sam.getByRole('dialog', { name: 'Who gets it?' }).getByLabel('Who has it')
  await expect(list).toBeFocused()
  for (const letter of 'Noor') await sam.keyboard.press(letter)
  await sam.keyboard.press('Control+Enter')
  await expect(talk(sam)).toContainText('gave it to Noor')
  await expect(talk(sam).getByText(/gave it to/)).toHaveCount(1)
  await sam.keyboard.press('m')
  await expect(sam.getByLabel('The case that stays')).toBeFocused()
  await sam.keyboard.type(stays.name)
  await sam.keyboard.press('Enter')
  await sam.waitForURL(`**/cases/${stays.id}`)
  await expect(talk(sam)).toContainText(`merged ${goes.name} into it`)
})

test('? shows the keys of a case and of the list, every act in the panel shows its own, and none fires in a field.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const opened = await openCase(sam, {
    summary: 'Jana asks for the keys',
    newUsers: 'nils@northwind.example',
  })
  await goToCase(sam, opened)
  const panel = sam.getByRole('region', { name: 'Work on it' })
  for (const button of await panel.getByRole('button').all())
    await expect(button).toHaveAttribute('aria-keyshortcuts', /^\w$/)
  await sam.keyboard.press('?')
  const keys = sam.getByRole('dialog', { name: 'Keys on this page' })
  for (const does of [
    'Take it',
    'Begin with it',
    'Let it wait',
    'Resolve it',
    'Give it',
    'Merge it',
    'Stop following',
    'Edit',
    'File a request',
    'Write a note',
    'Write to the person',
    'Keep what they wrote',
    'Add evidence',
    'Add new users',
    'Link a request',
  ])
    await expect(keys.getByText(does, { exact: true })).toBeVisible()
  await sam.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await sam.keyboard.press('n')
  await expect(sam.getByLabel('Note', { exact: true })).toBeFocused()
  await sam.keyboard.type('mrwcigsefnaovul?')
  await expect(sam.getByLabel('Note', { exact: true })).toHaveValue('mrwcigsefnaovul?')
  await expect(sam.getByRole('dialog')).toHaveCount(0)
  await expect(talk(sam).getByRole('listitem')).toHaveCount(1)

  await sam.goto('/cases?state=open')
  await whenAlive(sam.getByRole('button', { name: 'Find', exact: true }))
  await sam.keyboard.press('?')
  for (const does of [
    'Take the case of the row',
    'Follow the case of the row',
    'Change many at once',
    'New case',
  ])
    await expect(keys.getByText(does, { exact: true })).toBeVisible()
})

/** Opens a case from the list, field after field. */
async function tell(page: Page, customer: Customer) {
  await page.keyboard.press('n')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await typeThrough(page, [
    summaryOf(customer),
    'Signed up on an',
    'Jana Weber',
    mailOf(customer),
    null,
    `https://refer.contoso.example/${ritasCode}`,
    `${customer.email}, ${customer.newUserId}`,
    'She sent the link by chat on Friday; he signed up on a laptop.',
  ])
  await page.keyboard.press('Control+Enter')
  const opened = await whichCase(page)
  await whenAlive(page.getByRole('button', { name: 'Note for staff' }))
  return opened
}

/** One name is typed whole, one chosen by Enter, one by Tab. */
async function chooseNames(page: Page) {
  const note = page.getByLabel('Note', { exact: true })
  const marked = page.getByRole('listbox', { name: 'Whom the note names' }).locator('[data-highlighted]')
  const isMarked = async (name: string) => {
    await expect(marked).toHaveText(name)
    await expect(note).toHaveAttribute('aria-activedescendant', (await marked.getAttribute('id')) ?? 'none')
  }
  await page.keyboard.type('@lea fontaine, @')
  await isMarked('Ada Lind')
  await expect(page.getByRole('status').filter({ hasText: 'names' })).toHaveText(/^\d+ names/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await isMarked('Ada Lind')
  await page.keyboard.press('Enter')
  await expect(note).toHaveValue('@lea fontaine, @Ada Lind ')
  await page.keyboard.type('@hadd')
  await isMarked('Noor Haddad')
  await page.keyboard.press('Tab')
  await expect(note).toHaveValue('@lea fontaine, @Ada Lind @Noor Haddad ')
  await expect(note).toBeFocused()
}

async function ask(page: Page) {
  await page.keyboard.press('a')
  await expect(page.getByLabel('Begin with a template')).toBeFocused()
  for (const letter of 'Ask') await page.keyboard.press(letter)
  await expect(page.getByLabel('Message', { exact: true })).not.toHaveValue('')
  await page.keyboard.press('Control+Enter')
}

async function addEvidence(page: Page) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('v')
  await expect(page.getByLabel('What comes')).toBeFocused()
  await page.keyboard.press('Tab')
  await page
    .locator('input[type=file]:focus')
    .setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from('Here is my link.') })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 of 3 came')).toBeVisible()
  await expect(page.locator('body')).not.toBeFocused()
}
