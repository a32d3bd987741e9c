import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { deskStack } from '#tests/support/stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { fileRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

// Axe looks four times through a page, and a trace would keep each look.
test.use({ trace: 'off' })

/** What a worker does with each request that is under way when it finds a restored backup. */
const askAfterRestore = (requestId: string) =>
  promisify(execFile)(
    process.execPath,
    [
      ...['--conditions=react-server', '--disable-warning=ExperimentalWarning', '--input-type=module', '-e'],
      `
        import { permitDesk } from '#lib/auth/actor.ts'
        import { askAfterRestore } from '#lib/attribution/ask-after-restore.ts'
        import { disconnect } from '#db/client.ts'
        await askAfterRestore(permitDesk('request:carry-out'), { requestId: '${requestId}', from: new Date(0) })
        await disconnect()
      `,
    ],
    { env: { ...process.env, DATABASE_URL: deskStack().databaseUrl } },
  )

test('What a restored backup forgot is asked for on the request’s page, all at once or for each.', async ({
  as,
}) => {
  test.setTimeout(150_000)
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  const { name } = await fileRequest(await as('Sam'), await seedCustomer([3, 9, 12]))
  const [request] = await sql<{ id: string }[]>`
    select id from requests where number = ${Number(name.replace(/\D/g, ''))}`
  const id = request?.id ?? ''
  // Another job of the same customer is in hand, so that no worker begins this one.
  await sql`
    insert into pgboss.job (name, state, started_on, policy, singleton_key)
    select 'carry-out', 'active', now(), 'singleton', account || ':' || customer_id from requests where id = ${id}`
  const page = await as('Ada')
  await page.goto(`/requests/${id}`)
  const approve = page.getByRole('button', { name: /^Approve/ }).first()
  await whenAlive(approve)
  await approve.click()
  await expect(page.getByText('Ada Lind approved it')).toBeVisible()
  await askAfterRestore(id)
  await page.reload()

  await expect(page.getByText('We do not know whether the customer was marked.')).toBeVisible()
  await expect(page.getByText('We do not know whether 3 payments were sent.')).toBeVisible()
  await expect(page.getByText(/restored from a backup of 1970-01-01 00:00 UTC/).first()).toBeVisible()
  await expect(page.getByText('Several steps ask you something')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 900 })

  const payments = page.getByRole('button', { name: 'All 3 arrived' })
  await page.getByText('Some arrived, some did not: say it for each').click()
  await expect(page.getByRole('button', { name: 'It did not: resend' })).toHaveCount(3)
  await page.getByLabel('What you saw').nth(1).fill('All three stand in the feed.')
  await payments.click()
  await expect(page.getByText('said of 3 unknown deliveries that they arrived')).toBeVisible()
  await page.getByLabel('What you saw').fill('The customer carries the code.')
  await page.getByRole('button', { name: 'It was marked' }).click()
  await sql`delete from pgboss.job where name = 'carry-out' and state = 'active' and data is null`
  await expect(page.getByText('carried out', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  const calls = await sql`select from deliveries where request_id = ${id} and outcome = 'accepted'`
  expect(calls).toHaveLength(0)
  await sql.end()
})
