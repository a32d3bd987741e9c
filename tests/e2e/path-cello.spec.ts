import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { cellOf, chooseFile, daysAgo, expectRows, pasteInto } from './support/payments.ts'
import { approve, expectState, sendForm, tellCase, whichRequest } from './support/requests.ts'
import { celloOfUser, ritasCode } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const head = 'invoice;paid_at;amount;currency;interval;product'

test('Payments pasted as CSV are mended in place, filed all at once, and each is credited by Cello.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const newUserId = await openForm(sam)
  const [old, first, second] = ['A', 'B', 'C'].map((name) => `${name}-${newUserId.slice(-6)}`)
  await pasteInto(
    cellOf(sam, 'Invoice', 1),
    [
      `\uFEFF${head}`,
      `${old};${daysAgo(40)};99,00;EUR;monthly;Pro`,
      `${first};${daysAgo(20)};1.234,50;EUR;monthly;Pro`,
      `${second};${daysAgo(5)};1.234;EUR;monthly;Pro`,
    ].join('\r\n'),
  )
  await expectRows(sam, 3)
  await expect(sam.getByText('Is this 1234 or 1.234? Write 1234.00 for the first.')).toBeVisible()
  await tellCase(sam)
  const button = sam.getByRole('button', { name: /^File request/ })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await sam.getByRole('button', { name: 'Next mistake' }).click()
  await expect(cellOf(sam, 'Amount', 3)).toBeFocused()
  await cellOf(sam, 'Amount', 3).fill('12,34')
  await cellOf(sam, 'Amount', 3).press('Tab')
  await expect(sam.getByText('3 payments, €1,345.84 in all')).toBeVisible()
  await expect(
    sam.getByRole('heading', { name: 'Post 2 payments to Cello’s API, oldest first' }),
  ).toBeVisible()
  await expect(sam.getByText('sent as 123450 EUR')).toBeVisible()
  await expect(sam.getByRole('heading', { name: 'Write to Cello support about 1 invoice' })).toBeVisible()
  await sendForm(sam)
  const request = await whichRequest(sam)

  const ada = await as('Ada')
  await ada.goto(`/requests/${request.id}`)
  await expect(ada.getByText('1 sign-up told, 2 payments posted, 1 message')).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')
  const { attributions, rewards, feed } = await celloOfUser(newUserId)
  expect(attributions).toMatchObject([{ newUserId, code: ritasCode }])
  expect(rewards.toReversed().map(({ invoiceId, paid, currency }) => [invoiceId, paid, currency])).toEqual([
    [first, 123_450, 'eur'],
    [second, 1234, 'eur'],
  ])
  expect(feed.toReversed().map(({ source, eventType }) => [source, eventType])).toEqual([
    ['Cello API', 'new-signup'],
    ['Cello API', 'invoice-paid'],
    ['Cello API', 'invoice-paid'],
  ])
})

test('A request keeps its payments and its sign-up for the next revision.', async ({ as }) => {
  const sam = await as('Sam')
  const newUserId = await openForm(sam)
  await pasteInto(cellOf(sam, 'Invoice', 1), `${head}\nX-${newUserId};${daysAgo(3)};49;EUR;monthly;Pro`)
  await tellCase(sam)
  await sendForm(sam)
  const { id } = await whichRequest(sam)
  await sam.goto(`/requests/${id}/edit`)
  await whenAlive(sam.getByLabel('What happened'))
  await expect(cellOf(sam, 'Amount', 1)).toHaveValue('49.00')
  await expect(sam.getByLabel("New user's e-mail")).toHaveValue(`${newUserId}@seeded.example`)
  await expect(sam.getByLabel('When the new user signed up')).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/)
  await expect(sam.getByText('Draft')).toHaveCount(0)
  await cellOf(sam, 'Amount', 1).fill('59')
  await cellOf(sam, 'Amount', 1).press('Tab')
  await sendForm(sam, /^Save revision 2/)
  await whichRequest(sam)
  await expect(sam.getByText('sent as 5900 EUR')).toBeVisible()
})

test('What is typed for one path stays while another is chosen, and through a reload.', async ({ as }) => {
  const sam = await as('Sam')
  await openForm(sam)
  await pasteInto(cellOf(sam, 'Invoice', 1), 'INV-1\t2026-11-03 14:05\t49\tEUR')
  await expect(sam.getByText('It does not say its zone')).toBeVisible()
  await sam.getByLabel('Moments without a zone are in').selectOption('UTC')
  await expect(sam.getByText('1 payment, €49.00 in all')).toBeVisible()
  await sam.getByLabel('Path').selectOption('stripe')
  await expect(sam.getByRole('table', { name: 'Payments', exact: true })).toHaveCount(0)
  await sam.getByLabel('Path').selectOption('cello')
  await expect(cellOf(sam, 'Invoice', 1)).toHaveValue('INV-1')
  await sam.reload()
  await whenAlive(sam.getByLabel('What happened'))
  await expect(sam.getByText('1 payment, €49.00 in all')).toBeVisible()
  await sam.getByRole('button', { name: 'Discard' }).click()
  await expect(cellOf(sam, 'Invoice', 1)).toHaveValue('')
})

test('Of a wrong file nothing is taken, and a sentence says what to do.', async ({ as }) => {
  const sam = await as('Sam')
  await openForm(sam)
  await cellOf(sam, 'Invoice', 1).fill('KEPT-1')
  await cellOf(sam, 'Invoice', 1).press('Tab')
  const files: [string, string | Buffer, RegExp][] = [
    ['empty.csv', '', /The file is empty/],
    ['book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /Excel workbook.*Save the sheet as CSV/],
    ['page.csv', '<!doctype html><title>Sign in</title>', /This is a web page/],
    ['other.csv', 'name,colour\nNoa,green', /Its first line does not name the columns/],
    ['head.csv', 'invoice,paid_at,amount\n', /has no rows below them/],
    ['quote.csv', 'invoice,paid_at,amount\n"INV,1,2', /quotation mark/],
    ['long.csv', `invoice,paid_at,amount${'\n1,2,3'.repeat(10_001)}`, /10,001 rows/],
  ]
  for (const [name, content, sentence] of files) {
    await chooseFile(sam, name, content)
    await expect(sam.getByRole('alert').filter({ hasText: sentence }), name).toBeVisible()
    await expect(cellOf(sam, 'Invoice', 1), name).toHaveValue('KEPT-1')
  }
  await chooseFile(sam, 'good.csv', `invoice,Customer,paid_at,amount\nINV-9,Northwind,${daysAgo(2)},12 EUR`)
  await expect(sam.getByText('1 row taken. Columns left out: Customer.')).toBeVisible()
  await expect(cellOf(sam, 'Invoice', 1)).toHaveValue('INV-9')
  await sam.getByRole('button', { name: 'Undo' }).click()
  await expect(cellOf(sam, 'Invoice', 1)).toHaveValue('KEPT-1')
})

test('Ten thousand rows are looked through, kept apart in pages, and cut to what a request takes.', async ({
  as,
}) => {
  const sam = await as('Sam')
  await openForm(sam)
  const rows = Array.from(
    { length: 10_000 },
    (_, at) => `INV-${at},${daysAgo(1 + (at % 20))},${10 + (at % 90)},EUR`,
  )
  await chooseFile(sam, 'many.csv', `invoice,paid_at,amount,currency\n${rows.join('\n')}\n`)
  await expect(sam.getByText('Rows 1 to 20 of 10,000')).toBeVisible()
  await expect(sam.getByText('10,000 payments are more than a request takes')).toBeVisible()
  await sam.getByRole('button', { name: 'Keep the first 1,000' }).click()
  await expect(sam.getByText(/^1,000 payments, /)).toBeVisible()
  await sam.getByRole('button', { name: 'After' }).click()
  await expect(cellOf(sam, 'Invoice', 21)).toHaveValue('INV-20')
})

test('The payments are typed by keyboard alone.', async ({ as }) => {
  const sam = await as('Sam')
  await openForm(sam)
  await cellOf(sam, 'Invoice', 1).focus()
  for (const text of ['INV-1', daysAgo(3), '49', 'EUR']) {
    await sam.keyboard.type(text)
    await sam.keyboard.press('Tab')
  }
  await expect(sam.getByText('1 payment, €49.00 in all')).toBeVisible()
  await cellOf(sam, 'Invoice', 1).press('Enter')
  await expect(cellOf(sam, 'Invoice', 2)).toBeFocused()
  await sam.keyboard.type('INV-1')
  await sam.keyboard.press('Enter')
  await expect(sam.getByText('Row 1 has this invoice too')).toBeVisible()
  await sam.getByRole('button', { name: 'Remove row 2' }).press('Enter')
  await sam.getByRole('button', { name: 'Remove row 2' }).press('Enter')
  await expect(sam.getByText('1 payment, €49.00 in all')).toBeVisible()
})

/** The form on the path of Cello's API, with the sign-up of a new user of this test's own. */
async function openForm(page: Page): Promise<string> {
  const newUserId = `usr_${randomUUID().slice(0, 8)}`
  const given = new URLSearchParams({ path: 'cello', code: ritasCode, user: newUserId })
  await page.goto(`/requests/new?${given.toString()}`)
  await whenAlive(page.getByLabel('What happened'))
  await page.getByLabel('When the new user signed up').fill(daysAgo(50))
  await page.getByLabel("New user's e-mail").fill(`${newUserId}@seeded.example`)
  return newUserId
}
