import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { approve, expectState, fileRequest } from './support/requests.ts'
import { eventsOf, findResends, seedCustomer, spoilResend } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const reason = 'The customer says that it was somebody else.'

/** A request of Sam's with three resends, approved by Ada, of which the second is under way until `release`. */
async function underWay(sam: Page, ada: Page) {
  const customer = await seedCustomer([20, 10, 4])
  const [first = '', second = '', third = ''] = eventsOf(customer)
  const request = await fileRequest(sam, customer)
  const release = await spoilResend(second, { kind: 'hold', when: 'before' })
  await approve(ada, request)
  await expect(sam.getByRole('row', { name: customer.invoices[1]?.number ?? '' })).toContainText('sending', {
    timeout: 20_000,
  })
  return { request, release, events: [first, second, third] }
}

const resent = (events: readonly string[]) =>
  Promise.all(events.map(async (event) => (await findResends(event)).length))

test('A request under way is paused by keyboard, stays so, and is resumed by another, where it was.', async ({
  as,
}) => {
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const { request, release, events } = await underWay(sam, ada)
  await whenAlive(sam.getByRole('button', { name: 'Pause' }))
  await sam.keyboard.press('p')
  const dialog = sam.getByRole('dialog', { name: `Pause ${request.name}?` })
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expect(dialog.getByText('Say why first')).toBeVisible()
  await dialog.getByLabel('Why').fill(reason)
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expectState(sam, request, 'paused')
  await expect(dialog).toBeHidden()
  await release()
  await expect.poll(() => resent(events)).toEqual([1, 1, 0])
  await expect(sam.getByText('You filed this request, so another person resumes it.')).toBeVisible()
  await expect(
    ada.getByText(`Sam Okoye paused it: “${reason}”`).or(ada.getByText(reason)).first(),
  ).toBeVisible()
  await expectAccessible(ada)
  await ada.keyboard.press('r')
  for (const page of [sam, ada]) await expectState(page, request, 'carried out')
  expect(await resent(events)).toEqual([1, 1, 1])
  await expect(ada.getByText('let it go on')).toBeVisible()
})

test('A request under way is stopped for good: what was sent stays, and the rest is not sent.', async ({
  as,
}) => {
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const { request, release, events } = await underWay(sam, ada)
  await ada.getByRole('button', { name: 'Stop' }).click()
  const dialog = ada.getByRole('dialog', { name: `Stop ${request.name} for good?` })
  await dialog.getByLabel('Why').fill(reason)
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expectState(ada, request, 'failed')
  await release()
  await expect.poll(() => resent(events)).toEqual([1, 1, 0])
  await expect(sam.getByRole('link', { name: 'Edit' })).toBeVisible()
  await expect(sam.getByText(`“${reason}”`).first()).toBeVisible()
})
