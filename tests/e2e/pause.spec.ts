import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { approve, expectState, fileRequest, openRequest } from './support/requests.ts'
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

test.describe('for everybody', () => {
  test.use({ alone: true })

  test('An admin pauses everything: all see it, nothing is sent, and it goes on where it was.', async ({
    as,
  }) => {
    const [otto, sam, ada] = [await as('Otto'), await as('Sam'), await as('Ada')]
    const customer = await seedCustomer([6])
    const request = await fileRequest(sam, customer)
    await otto.goto('/work')
    await whenAlive(otto.getByRole('button', { name: 'Pause everything' }))
    await otto.getByRole('button', { name: 'Pause everything' }).click()
    const dialog = otto.getByRole('dialog', { name: 'Pause everything?' })
    await dialog.getByLabel('Why').fill('The wrong key was configured.')
    await dialog.getByRole('button', { name: 'Pause everything' }).click()
    const strip = (page: Page) => page.getByRole('region', { name: 'Everything is paused' })
    await expect(strip(otto)).toContainText('The wrong key was configured.')
    await approve(ada, request)
    await expectState(ada, request, 'approved')
    await expect(strip(ada)).toContainText('an admin lets it go on')
    await expect(strip(ada).getByRole('button')).toHaveCount(0)
    await expectAccessible(ada)
    expect(await resent(eventsOf(customer))).toEqual([0])
    await whenAlive(strip(otto).getByRole('button', { name: 'Let everything go on' }))
    await strip(otto).getByRole('button', { name: 'Let everything go on' }).click()
    await expect(strip(otto)).toBeHidden()
    await openRequest(ada, request)
    await expect(strip(ada)).toBeHidden()
    await expectState(ada, request, 'carried out')
    expect(await resent(eventsOf(customer))).toEqual([1])
  })

  test('A provider that does not answer is said where its requests wait, and they go on by themselves.', async ({
    as,
  }) => {
    const [sam, ada, otto] = [await as('Sam'), await as('Ada'), await as('Otto')]
    const request = await fileRequest(sam, await seedCustomer([6]))
    await silence(8)
    await approve(ada, request)
    const words = 'Stripe does not answer.'
    await expect(ada.getByText(words)).toBeVisible()
    await otto.goto('/work')
    await expect(otto.getByText(words)).toBeVisible()
    await otto.goto('/connections')
    await expect(otto.getByText(words)).toBeVisible()
    await expectState(ada, request, 'carried out')
    await expect(ada.getByText(words)).toBeHidden()
  })
})

/** As if Stripe had failed three times in a row, for so many seconds from now. */
async function silence(seconds: number) {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  await sql`
    insert into breakers (provider, failures, next_try_at, sentence)
    values ('stripe', 3, now() + make_interval(secs => ${seconds}), 'Stripe could not be reached.')`
  await sql.end()
}
