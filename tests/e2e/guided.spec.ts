import { expectAccessible } from './support/accessible.ts'
import { insertGuided } from './support/guided.ts'
import { approve, expectState, fileRequest, openRequest } from './support/requests.ts'
import { eventsOf, findResends, seedCustomer, spoilResend } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

// A refused upload is a status in the browser's console too.
// One pattern: Playwright reads a list of two as a value and its options.
test.use({ expectedErrors: [/status of 422|ERR_FAILED/] })

test('A resend that Stripe refuses is done by hand, and the history shows whose word it is.', async ({
  as,
}) => {
  const customer = await seedCustomer([12])
  const [event = ''] = eventsOf(customer)
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  await spoilResend(event, { kind: 'forbidden', permission: 'rak_event_write' })
  const ada = await as('Ada')
  await approve(ada, request)
  await expectState(ada, request, 'paused')

  const panel = sam.getByRole('region', { name: 'To do by hand in Stripe' })
  await expect(panel).toContainText('press Resend beside Cello’s endpoint')
  const did = panel.getByRole('button', { name: /^I did it/ })
  await whenAlive(did)
  await did.click()
  await expect(panel.getByText('Say what you did first: managers read it in the audit.')).toBeVisible()
  await panel.getByLabel('What you did').fill('Pressed Resend beside Cello in the dashboard.')
  await panel
    .getByLabel('Files that show it')
    .setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer: png })
  await did.click()
  await expectState(sam, request, 'carried out')
  const number = customer.invoices[0]?.number ?? ''
  await expect(sam.getByRole('row', { name: number })).toContainText('reported by a person')
  await expect(sam.getByRole('row', { name: number })).toContainText('Sam Reyes')
  expect(await findResends(event)).toHaveLength(0)

  await ada.goto(`/history?request=${request.name}&outcome=reported`)
  await ada.getByRole('link', { name: customer.email }).click()
  await expect(ada.getByText('Sam Reyes did it and reports:')).toBeVisible()
  await expect(ada.getByText('“Pressed Resend beside Cello in the dashboard.”')).toBeVisible()
  const saving = ada.waitForEvent('download')
  await ada.getByRole('link', { name: 'seen.png' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('seen.png')
})

test('Many events are ticked by keyboard, reported in part, and left out.', async ({ as }) => {
  const ada = await as('Ada')
  const sam = await as('Sam')
  const request = await insertGuided(5)
  await openRequest(sam, request)
  const panel = sam.getByRole('region', { name: /^To do by hand/ })
  await whenAlive(panel.getByRole('button', { name: /^Tick all/ }))
  await expect(panel.getByRole('button', { name: /^I did 0 of them/ })).toHaveAttribute('aria-disabled')
  for (const number of request.numbers.slice(0, 2)) {
    await panel.getByRole('checkbox', { name: `${number} is done` }).focus()
    await sam.keyboard.press('Space')
  }
  await expect(panel.getByText('2 of 5 events ticked')).toBeVisible()
  await panel.getByLabel('What you did').fill('Resent both, the feed shows them.')
  await panel.getByLabel('Link to what you saw').fill('no link')
  await sam.keyboard.press('Escape')
  await sam.keyboard.press('d')
  await expect(panel.getByText(/A link begins with https/)).toBeVisible()
  await expect(panel.getByRole('button', { name: /^I did 2 of them/ })).not.toHaveAttribute('aria-busy')
  await panel.getByLabel('Link to what you saw').fill('https://northwind.example/feed')
  await sam.keyboard.press('Escape')
  await sam.keyboard.press('d')
  await expect(sam.getByRole('row', { name: request.numbers[0] ?? '' })).toContainText('reported by a person')
  await expect(panel.getByText('0 of 3 events ticked')).toBeVisible()

  await openRequest(ada, request)
  const adas = ada.getByRole('region', { name: /^To do by hand/ })
  await whenAlive(adas.getByRole('button', { name: /^Tick all/ }))
  await ada.keyboard.press('t')
  await expect(adas.getByText('3 of 3 events ticked')).toBeVisible()
  await adas.getByLabel('What you did').fill('Chargebee does not list them any more.')
  await ada.keyboard.press('Escape')
  await ada.keyboard.press('l')
  await expectState(ada, request, 'carried out')
  // Its second row stands below, in what the message to Cello support is about.
  await expect(ada.getByRole('row', { name: request.numbers[4] ?? '' }).first()).toContainText('left out')
})

test('A file that cannot be kept is refused in place, and the typed note stays.', async ({ as }) => {
  await as('Ada')
  const sam = await as('Sam')
  const request = await insertGuided(1)
  await openRequest(sam, request)
  const panel = sam.getByRole('region', { name: /^To do by hand/ })
  const did = panel.getByRole('button', { name: /^I did it/ })
  await whenAlive(did)
  const note = panel.getByLabel('What you did')
  await note.fill('Pressed Resend.')
  const files = panel.getByLabel('Files that show it')
  const give = (name: string, buffer: Buffer) => files.setInputFiles({ name, mimeType: 'image/png', buffer })
  await give('drawing.svg', Buffer.from('<svg onload="alert(1)"/>'))
  await expect(panel.getByText(/drawing.svg is of a kind that is not kept here/)).toBeVisible()
  await give('large.png', Buffer.alloc(5 * 1024 * 1024 + 1))
  await expect(panel.getByText(/large.png has 5.1 MB; a file may have 5 MB/)).toBeVisible()
  await give('named.png', Buffer.from('no picture'))
  await did.click()
  await expect(panel.getByText(/named.png is not what its name says/)).toBeVisible()
  await expect(note).toHaveValue('Pressed Resend.')
  await expectState(sam, request, 'paused')
  await panel.getByRole('button', { name: 'Do not name named.png' }).click()
  await did.click()
  await expectState(sam, request, 'carried out')
})

test('Whoever is too late with a report is told that somebody was faster.', async ({ as }) => {
  const ada = await as('Ada')
  const sam = await as('Sam')
  const request = await insertGuided(2)
  const note = 'Pressed Resend for both.'
  const report = async (page: typeof sam) => {
    const panel = page.getByRole('region', { name: /^To do by hand/ })
    await panel.getByLabel('What you did').fill(note)
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
  }
  await sam.route('**/progress', (route) => route.abort())
  for (const page of [sam, ada]) {
    await openRequest(page, request)
    const panel = page.getByRole('region', { name: /^To do by hand/ })
    await whenAlive(panel.getByRole('button', { name: /^Tick all/ }))
    const all = panel.getByText('2 of 2 events ticked')
    await expect(async () => {
      if (!(await all.isVisible())) await page.keyboard.press('t')
      await expect(all).toBeVisible({ timeout: 1000 })
    }).toPass()
  }
  await report(ada)
  await expectState(ada, request, 'carried out')
  await report(sam)
  await expect(sam.getByText(/Somebody was faster/).first()).toBeVisible()
})

test('The panel is accessible with one event, with three hundred, and to whoever only reads.', async ({
  as,
}) => {
  test.setTimeout(150_000)
  await as('Ada')
  const sam = await as('Sam')
  await openRequest(sam, await insertGuided(1))
  await expect(sam.getByRole('button', { name: /^I did it/ })).toBeVisible()
  await expectAccessible(sam)
  const many = await insertGuided(300)
  await openRequest(sam, many)
  await sam.getByRole('button', { name: 'Show all 300 events' }).click()
  await expect(sam.getByRole('checkbox')).toHaveCount(300)
  await expectAccessible(sam)
  const mira = await as('Mira')
  await openRequest(mira, many)
  await expect(
    mira.getByRole('region', { name: /^To do by hand/ }).getByText('needs the role requester or approver'),
  ).toBeVisible()
  await expectAccessible(mira)
})
