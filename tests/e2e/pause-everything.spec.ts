import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { approve, expectState, fileRequest, openRequest } from './support/requests.ts'
import { eventsOf, findResends, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const resent = (events: readonly string[]) =>
  Promise.all(events.map(async (event) => (await findResends(event)).length))

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
  await openRequest(ada, request)
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  // Once the page is there, so that a slow machine sees what is said while it is.
  await silence(12)
  await button.click()
  const words = 'Stripe does not answer.'
  await expect(ada.getByText(words)).toBeVisible()
  await otto.goto('/work')
  await expect(otto.getByText(words)).toBeVisible()
  await otto.goto('/connections')
  await expect(otto.getByText(words)).toBeVisible()
  await expectState(ada, request, 'carried out')
  await expect(ada.getByText(words)).toBeHidden()
})

/** As if Stripe had failed three times in a row, for so many seconds from now. */
async function silence(seconds: number) {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  await sql`
    insert into breakers (provider, failures, next_try_at, sentence)
    values ('stripe', 3, now() + make_interval(secs => ${seconds}), 'Stripe could not be reached.')`
  await sql.end()
}
