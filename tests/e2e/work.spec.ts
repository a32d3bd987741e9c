import type { Page } from '@playwright/test'
import postgres, { type Sql } from 'postgres'
import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const gaveUp = (page: Page) => page.getByRole('region', { name: /gave up$/ })

async function asOwner<T>(work: (sql: Sql) => Promise<T>) {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** As pg-boss leaves a job that gave up. */
const insertDead = (number: string) =>
  asOwner(
    (sql) => sql`
      insert into pgboss.job (name, data, source_name, source_retry_count, source_output)
      select 'carry-out-stuck', jsonb_build_object('requestId', id), 'carry-out', 100,
        ${sql.json({ message: 'unknown error, see the log: E-1A2B3C4D' })}
      from requests where number = ${Number(number.replace(/\D/g, ''))}`,
  )

test.afterEach(() => asOwner((sql) => sql`delete from pgboss.job where name = 'carry-out-stuck'`))

test('An admin sees that nothing is stuck, the queues and the workers, and it is accessible.', async ({
  as,
}) => {
  test.setTimeout(150_000)
  const page = await as('Otto')
  await page.goto('/')
  await page.getByRole('link', { name: 'Work', exact: true }).click()
  await expect(title(page)).toHaveText('Nothing is stuck')
  await expect(page.getByRole('row', { name: /Carrying out/ })).toContainText('idle')
  await expect(
    page.getByText('No delivery is unknown.').or(page.getByText(/deliver(y is|ies are) unknown/)),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: '1 worker is alive' })).toContainText('Process', {
    timeout: 30_000,
  })
  await expectAccessible(page)
})

test('A job that gave up is tried again by keyboard; the audit tells who did it.', async ({ as }) => {
  const { name } = await fileRequest(await as('Sam'), await seedCustomer())
  await insertDead(name)
  const page = await as('Otto')
  await page.goto('/work')
  await expect(title(page)).toHaveText('1 job gave up')
  await expect(gaveUp(page)).toContainText('The log has it under E-1A2B3C4D')
  await expect(gaveUp(page)).toContainText('what was sent is not sent again')
  const button = page.getByRole('button', { name: `Try again: carrying out ${name}` })
  await whenAlive(button)
  await page.keyboard.press('j')
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The job is tried again.')).toBeVisible()
  await expect(title(page)).toHaveText('Nothing is stuck')
  const mira = await as('Mira')
  await mira.goto(`/audit?request=${name}`)
  await expect(mira.getByText(`had a job that gave up tried again for ${name}`)).toBeVisible()
})

test('All that gave up is tried again at once, and the page is accessible with them.', async ({ as }) => {
  test.setTimeout(150_000)
  const sam = await as('Sam')
  for (const days of [3, 9]) await insertDead((await fileRequest(sam, await seedCustomer([days]))).name)
  const page = await as('Otto')
  await page.goto('/work')
  await expect(title(page)).toHaveText('2 jobs gave up')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.keyboard.press('t')
  await expect(page.getByText('2 jobs are tried again.')).toBeVisible()
  await expect(title(page)).toHaveText('Nothing is stuck')
})

test('Somebody else is told whom to ask.', async ({ as }) => {
  const page = await as('Sam')
  await page.goto('/work')
  await expect(title(page)).toHaveText('This page needs the role admin')
  await expect(page.getByRole('link', { name: 'Work', exact: true })).toHaveCount(0)
})
