import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  approve,
  expectState,
  fileRequest,
  openRequest,
  sendForm,
  tellCase,
  whichRequest,
} from './support/requests.ts'
import {
  celloOf,
  type Customer,
  eventsOf,
  findResends,
  ritasCode,
  seedCustomer,
  spoilResend,
} from './support/sandbox.ts'
import { signIn, signOut } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A requester files, an approver approves, Cello credits each invoice once, and all of it stays on record.', async ({
  stranger,
  as,
}) => {
  const customer = await seedCustomer([45, 25, 12, 3])
  const page = await stranger()
  await signIn(page, 'Sam')
  const request = await fileByHand(page, customer)
  await signOut(page)

  await signIn(page, 'Ada')
  await page.getByRole('row', { name: customer.email }).getByRole('link', { name: request.name }).click()
  await expect(
    page.getByText('With your approval the desk begins: 1 customer marked, 3 events resent, 1 message'),
  ).toBeVisible()
  await markDocument(page)
  const button = page.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await button.click()
  await expectState(page, request, 'carried out')
  await expect(
    page.getByRole('heading', { name: 'Resent 3 paid invoices to Cello, oldest first' }),
  ).toBeVisible()
  await expect(page.getByText('3 of 3')).toHaveCount(3, { timeout: 20_000 })
  await expect(page.getByText(/^seen \d\d:\d\d:\d\d/)).toBeVisible({ timeout: 20_000 })
  expect(await isMarked(page), 'the page was never loaded again').toBe(true)

  const { attributions, rewards } = await celloOf(customer)
  expect(attributions).toMatchObject([{ newUserId: customer.newUserId, code: ritasCode }])
  const inWindow = customer.invoices.filter(({ event }) => event !== null)
  expect(inWindow).toHaveLength(3)
  expect(rewards.map(({ invoiceId }) => invoiceId).sort()).toEqual(inWindow.map(({ id }) => id).sort())
  for (const event of eventsOf(customer)) expect(await findResends(event)).toHaveLength(1)

  await expectHistory(page, customer)
  await expectAudit(await as('Mira'), request.name)
})

async function fileByHand(page: Page, customer: Customer) {
  await page
    .getByRole('link', { name: /^New request/ })
    .first()
    .click()
  const search = page.getByLabel("New user's billing customer")
  await whenAlive(search)
  await search.fill(customer.email)
  await expect(page.getByText(customer.customerId)).toBeVisible()
  await page.getByLabel('Referral code or link').fill(`https://get.attribution.example/${ritasCode}`)
  await page.getByLabel('New user id in your product').fill(customer.newUserId)
  await expect(
    page.getByRole('heading', { name: 'Resend 3 paid invoices to Cello, oldest first' }),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Write to Cello support about 1 invoice' })).toBeVisible()
  await tellCase(page)
  await sendForm(page)
  const request = await whichRequest(page)
  await expectState(page, request, 'waiting')
  await expect(page.getByText('You filed this request, so another person decides.')).toBeVisible()
  return request
}

/** A mark that a load of the page would wipe out. */
const markDocument = (page: Page) => page.evaluate(() => document.body.setAttribute('data-marked', ''))
const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-marked'))

async function expectHistory(page: Page, { email, customerId, invoices }: Customer) {
  await page.goto(`/history?customer=${encodeURIComponent(email)}`)
  await expect(page.getByRole('heading', { name: '4 deliveries fit these filters' })).toBeVisible()
  const rows = page.getByRole('row', { name: email })
  await expect(rows).toHaveCount(4)
  await expect(rows.filter({ hasText: '· mark' })).toHaveCount(1)
  const resent = invoices.filter(({ event }) => event !== null)
  for (const { number } of resent) await expect(rows.filter({ hasText: number })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Sam Reyes' }).filter({ hasText: 'Ada Lind' })).toHaveCount(4)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Export CSV/ }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(5)
  for (const line of lines.slice(1)) expect(line).toContain(customerId)
  for (const { event } of resent)
    expect(lines.filter((line) => line.includes(`,${String(event)},`))).toHaveLength(1)
}

async function expectAudit(page: Page, request: string) {
  await page.goto(`/audit?request=${request}`)
  const rows = page.getByRole('row', { name: request })
  await expect(rows.filter({ hasText: 'Sam Reyes' }).filter({ hasText: 'filed' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Ada Lind' }).filter({ hasText: 'approved' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'The desk' }).filter({ hasText: 'carried out' })).toHaveCount(1)
}

test('A page of a request that is being carried out shows the same to a second viewer and after a reload.', async ({
  as,
}) => {
  const customer = await seedCustomer([20, 10, 4])
  const [, second = ''] = eventsOf(customer)
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  const release = await spoilResend(second, { kind: 'hold', when: 'before' })
  const ada = await as('Ada')
  await approve(ada, request)
  const outcomes = ['accepted', 'sending', 'waits']
  await expectOutcomes(ada, customer, outcomes)
  await expectOutcomes(sam, customer, outcomes)
  await ada.reload()
  await expectOutcomes(ada, customer, outcomes)
  const kofi = await as('Kofi')
  await openRequest(kofi, request)
  await expectOutcomes(kofi, customer, outcomes)
  await release()
  for (const page of [ada, sam, kofi]) await expectState(page, request, 'carried out')
})

async function expectOutcomes(page: Page, { invoices }: Customer, outcomes: string[]) {
  const table = page.getByRole('table', { name: 'Events that are resent, oldest first' })
  for (const [at, { number }] of invoices.entries())
    await expect(table.getByRole('row', { name: number })).toContainText(outcomes[at] ?? '', {
      timeout: 15_000,
    })
}
