import type { FileChooser, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { approve, expectState, type Filed, fileRequest } from './support/requests.ts'
import { junsCode, ritasCode, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 150_000 })

const address = '/history/signups'
const header = 'datetime,date,month,week,productuserid,campaign_ucc,newuserproductuserid,status'
const row = (newUser: string, code = junsCode, status = 'Included') =>
  `2026-11-02 10:22:00,2026-11-02,2026-11,45,usr_3307,${code},${newUser},${status}`
const field = (page: Page) => page.getByLabel(/^Drop in (conv_signups|another file)/)
const keep = (page: Page, count: number) => page.getByRole('button', { name: `Keep ${count} as attributed` })

const choose = (page: Page, content: string, name = 'conv_signups.csv') =>
  field(page).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

test("A manager drops in Cello's export, sees what it says, keeps it, and the request shows where it was seen.", async ({
  as,
}) => {
  const [sam, ada, mira] = [await as('Sam'), await as('Ada'), await as('Mira')]
  const carriedOut = async () => {
    const customer = await seedCustomer()
    const request = await fileRequest(sam, customer, junsCode)
    await approve(ada, request)
    await expectState(ada, request, 'carried out')
    return { customer, request }
  }
  const [one, two, three] = [await carriedOut(), await carriedOut(), await carriedOut()]
  await expectProof(ada, one.request, 'not seen yet')

  await mira.goto('/history')
  await mira.getByRole('link', { name: 'Match sign-ups' }).click()
  await whenAlive(field(mira))
  const rows = [
    row(one.customer.newUserId),
    row(one.customer.newUserId),
    row('usr_nobody'),
    row(''),
    row(two.customer.newUserId, ritasCode),
    row(three.customer.newUserId, junsCode, 'Excluded'),
  ]
  await choose(mira, [header, ...rows].join('\n'))
  await expect(mira.getByRole('heading', { name: '1 request is newly attributed' })).toBeVisible()
  await expect(list(mira, 'Newly attributed')).toContainText(one.request.name)
  await expect(list(mira, 'Under another code')).toContainText(two.request.name)
  await expect(list(mira, 'With another status')).toContainText('Excluded')
  await expect(mira.getByText('1 row has no new user or no code.')).toBeVisible()
  await expect(mira.getByText('1 row repeats another.')).toBeVisible()
  await expectAccessible(mira)
  await expectProof(ada, one.request, 'not seen yet')

  await keep(mira, 1).click()
  await expect(mira.getByText('1 request now counts as attributed.')).toBeVisible()
  await expect(list(mira, 'Attributed').getByRole('link', { name: one.request.name })).toBeVisible()
  await expectProof(ada, one.request, 'in Cello’s export, dated 2026-11-02 10:22:00')
  await expectProof(ada, two.request, 'not seen yet')
  await expectProof(ada, three.request, 'not seen yet')

  await choose(mira, [header, ...rows].join('\n'))
  await expect(mira.getByRole('heading', { name: 'No request is newly attributed' })).toBeVisible()
  await expect(list(mira, 'Known already')).toContainText(one.request.name)
  await expect(keep(mira, 0)).toHaveAttribute('aria-disabled')

  await mira.goto('/audit')
  await expect(mira.getByRole('row', { name: 'sign-ups' }).first()).toContainText(
    '1 newly attributed of 6 rows',
  )
})

test.describe(() => {
  // A refused file is answered with 422, which Chromium writes into its console.
  test.use({ expectedErrors: [/status of 422/] })

  test('What is no export of sign-ups is refused with a sentence, and the page is accessible with it.', async ({
    as,
  }) => {
    const page = await as('Mira')
    await page.goto(address)
    await whenAlive(field(page))
    await expectAccessible(page)
    const refused = (sentence: string | RegExp) =>
      expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await choose(page, '')
    await refused('The file is empty.')
    await choose(page, header)
    await refused('a header and no rows')
    await choose(page, 'invoice,amount\nin_1,12\n')
    await refused('no column newuserproductuserid, campaign_ucc, and status')
    await expectAccessible(page)
    // Longer than what was read of it when it was refused.
    await choose(page, `invoice,amount\n${'in_1,12\n'.repeat(1_000_000)}`)
    await refused('Its columns are invoice, amount')
    await choose(page, 'PK\u0003\u0004', 'conv_signups.xlsx')
    await refused('spreadsheet or a packed file')
  })
})

test('A hundred thousand rows are read while the person waits.', async ({ as }) => {
  const page = await as('Mira')
  await page.goto(address)
  await whenAlive(field(page))
  const rows = Array.from({ length: 100_000 }, (_, at) => row(`usr_large_${at}`))
  await choose(page, [header, ...rows].join('\n'))
  await expect(page.getByRole('heading', { name: 'Nobody in this file has a request' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText('100,000').first()).toBeVisible()
})

test('The file is chosen and kept by keyboard alone.', async ({ as }) => {
  const page = await as('Mira')
  // Listened for from the start: a listener that is only then set up can miss what Enter opens at once.
  const chosen = Promise.withResolvers<FileChooser>()
  page.once('filechooser', chosen.resolve)
  await page.goto(address)
  await whenAlive(field(page))
  await page.getByRole('link', { name: 'History' }).last().focus()
  for (let pressed = 0; pressed < 20; pressed += 1) {
    if (await field(page).evaluate((input) => input === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Enter')
  const content = `${header}\n${row('usr_nobody')}\n`
  const chooser = await chosen.promise
  await chooser.setFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await expect(page.getByRole('heading', { name: 'Nobody in this file' })).toBeVisible()
})

test('Whoever is no manager is told whom to ask, finds no link, and gets nothing from the route.', async ({
  as,
}) => {
  const page = await as('Ada')
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page needs the role manager')
  await page.goto('/history')
  await expect(page.getByRole('link', { name: /^Export CSV/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Match sign-ups' })).toHaveCount(0)
  const post = (headers: Record<string, string>) =>
    page.request.post('/api/signups', { headers, data: `${header}\n${row('usr_1')}` })
  expect((await post({ 'content-type': 'text/csv' })).status()).toBe(403)
  const mira = await as('Mira')
  const plain = await mira.request.post('/api/signups', {
    headers: { 'content-type': 'text/plain' },
    data: header,
  })
  expect(plain.status()).toBe(422)
})

const list = (page: Page, name: string) => page.getByRole('table', { name, exact: true })

async function expectProof(page: Page, { id }: Filed, words: string) {
  await page.goto(`/requests/${id}`)
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText(words)
}
