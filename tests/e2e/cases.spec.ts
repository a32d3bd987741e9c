import postgres from 'postgres'
import { v7 } from 'uuid'
import { deskStack } from '#tests/support/stack.ts'
import { goToCase, openCase, talk, whichCase } from './support/cases.ts'
import { mailsAbout } from './support/mailbox.ts'
import { approve, expectState, sendForm, whichRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.describe.configure({ timeout: 120_000 })

test('A dispute is opened, filed, approved, carried out, answered and attributed; the case follows by itself.', async ({
  as,
}) => {
  const customer = await seedCustomer()
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const summary = `Jana referred ${customer.newUserId}`
  const email = `jana-${customer.newUserId}@contoso.example`
  const opened = await openCase(sam, { summary, email, newUsers: `${customer.email}, ${customer.newUserId}` })
  await goToCase(sam, opened)
  await sam.keyboard.press('c')
  await expect(talk(sam)).toContainText('took it')
  await sam.keyboard.press('i')
  await expect(talk(sam)).toContainText('began with it')

  await sam.keyboard.press('f')
  await expect(sam.getByText(`Everything that ${opened.name} knows is carried over.`)).toBeVisible()
  await expect(sam.getByLabel('What happened')).toHaveValue(new RegExp(`^${opened.name}: `))
  await expect(sam.getByLabel('Cause')).toHaveValue('signed up on another device')
  await sendForm(sam)
  const request = await whichRequest(sam)

  await goToCase(sam, opened)
  await expect(sam.getByText('requested: a request is under way')).toBeVisible()
  await expect(sam.getByRole('link', { name: request.name }).first()).toBeVisible()
  await approve(ada, request)
  await expectState(ada, request, 'carried out')

  await goToCase(sam, opened)
  await expect(sam.getByText('The request was carried out: send the answer.')).toBeVisible()
  await expect(sam.getByLabel('Message', { exact: true })).toHaveValue(/your referral of .+ counts now/)
  await sam.getByRole('button', { name: 'Send to Jana Weber' }).click()
  await expect(talk(sam)).toContainText(`Message, mailed to ${email}`)
  await expect(sam.getByText('The request was carried out: send the answer.')).toBeHidden()
  const [mail] = await mailsAbout(`your referral of ${customer.email}`)
  expect(mail).toBeDefined()

  await goToCase(sam, opened)
  await whenAlive(sam.getByRole('button', { name: 'Resolve it' }))
  await sam.keyboard.press('r')
  await sam.getByRole('radio', { name: /^Attributed/ }).check()
  await sam.getByRole('button', { name: 'Resolve it' }).last().click()
  await expect(sam.getByText('resolved: attributed').first()).toBeVisible()
  await expect(sam.getByText('done in time')).toHaveCount(2)
})

test('A dispute is denied with its reason, and its letter says why.', async ({ as }) => {
  const sam = await as('Sam')
  const email = `denied-${crypto.randomUUID()}@contoso.example`
  const opened = await openCase(sam, {
    summary: 'Jana referred somebody who was here',
    email,
    newUsers: 'Nils Berg',
  })
  await goToCase(sam, opened)
  await sam.keyboard.press('r')
  await sam.getByRole('radio', { name: /^Denied/ }).check()
  await sam.getByRole('button', { name: 'Resolve it' }).last().click()
  await expect(sam.getByText('Choose why it is denied: the person is told.')).toBeVisible()
  await sam.getByLabel('Why it is denied').selectOption({ label: 'Had an account before' })
  await sam.getByLabel('A note for your colleagues').fill('Seen in the billing since March.')
  await sam.getByRole('button', { name: 'Resolve it' }).last().click()
  await expect(sam.getByText('resolved: denied').first()).toBeVisible()
  await expect(talk(sam)).toContainText('Note, only staff see it')
  await sam.keyboard.press('a')
  await expect(sam.getByLabel('Message', { exact: true })).toHaveValue(/had an account with us before/)
  await sam.getByRole('button', { name: 'Send to Jana Weber' }).click()
  await expect(talk(sam)).toContainText(`Message, mailed to ${email}`)
  await expect(talk(sam)).not.toContainText('March.\nHello')
  const [mail] = (await mailsAbout('The person had an account with us before')).filter(({ to }) =>
    JSON.stringify(to).includes(email),
  )
  expect(mail?.text).not.toContain('Seen in the billing')
})

test('A glitch with forty users is one case, and each has the way to a request.', async ({ as }) => {
  const sam = await as('Sam')
  const users = Array.from({ length: 40 }, (_, at) => `user-${at}@glitch.example, usr_g${at}`).join('\n')
  await openCase(sam, {
    summary: 'The campaign broke on Saturday',
    kind: 'Technical glitch',
    newUsers: users,
  })
  await expect(sam.getByRole('heading', { name: '40 new users' })).toBeVisible()
  await expect(sam.getByRole('link', { name: 'File a request' })).toHaveCount(10)
  const all = sam.getByRole('button', { name: 'Show all 40' })
  await whenAlive(all)
  await all.click()
  await expect(sam.getByRole('link', { name: 'File a request' })).toHaveCount(40)
})

test('Two cases are merged: nothing is lost, and the address of the one leads to the other.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const word = `twice-${crypto.randomUUID()}`
  const first = await openCase(sam, { summary: `${word} one`, newUsers: `${word}@northwind.example` })
  await goToCase(sam, first)
  await sam.keyboard.press('n')
  await sam.getByLabel('Note', { exact: true }).fill('She called twice.')
  await sam.getByRole('button', { name: 'Keep the note' }).click()
  await expect(talk(sam)).toContainText('She called twice.')

  await sam.goto('/cases/new')
  const users = sam.getByLabel('Whom they say they referred')
  await whenAlive(users)
  await users.fill(`${word}@northwind.example`)
  await expect(sam.getByRole('list', { name: 'Earlier cases' })).toContainText('same new user')
  const second = await openCase(sam, { summary: `${word} two`, newUsers: `${word}@northwind.example` })
  await goToCase(sam, first)
  await sam.keyboard.press('m')
  await sam.getByLabel('The case that stays').fill(second.name)
  await sam.getByRole('button', { name: `Merge ${first.name}` }).click()
  await sam.waitForURL(`**/cases/${second.id}`)
  await expect(talk(sam)).toContainText('She called twice.')
  await sam.goto(`/cases/${first.id}`)
  expect(await whichCase(sam)).toEqual(second)
})

test('Cases are walked through, taken and given to a colleague by hand, and many are changed from a frozen list.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const word = `many${crypto.randomUUID().replaceAll('-', '')}`
  for (const at of [1, 2, 3]) await openCase(sam, { summary: `${word} ${String(at)}` })
  await sam.goto(`/cases?text=${word}&sort=opened`)
  await whenAlive(sam.getByRole('button', { name: 'Find', exact: true }))
  await sam.keyboard.press('j')
  await expect(
    sam
      .getByRole('row')
      .filter({ hasText: `${word} 3` })
      .getByRole('link'),
  ).toBeFocused()
  await sam.keyboard.press('c')
  await expect(sam.getByRole('row').filter({ hasText: `${word} 3` })).toContainText('Sam Reyes')
  await sam.keyboard.press('b')
  await sam.waitForURL(/\/cases\/many/)
  await whenAlive(sam.getByRole('button', { name: 'Give 3 cases to somebody' }))
  await sam.getByRole('button', { name: 'Give 3 cases to somebody' }).click()
  await expect(sam.getByText('Choose who gets them, or nobody.')).toBeVisible()
  await sam.getByLabel(new RegExp(`${word} 3`)).uncheck()
  await sam.getByRole('radio', { name: 'Move them on' }).check()
  await sam.getByLabel('Where to').selectOption({ label: 'Waiting on Cello' })
  await sam.getByLabel('One note, on each of them').fill('Cello looks into the outage.')
  await sam.getByRole('button', { name: 'Let 2 cases wait on Cello' }).click()
  await expect(sam.getByText('It was done to 2 cases.')).toBeVisible()
  await sam.goto(`/cases?text=${word}&clock=paused`)
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('2 cases fit')
  await expect(sam.getByText('stands still')).toHaveCount(2)
})

test('A case that is late says so in the list and on its page, with how long.', async ({ as }) => {
  const sam = await as('Sam')
  const word = `late${crypto.randomUUID().replaceAll('-', '')}`
  const opened = await openCase(sam, { summary: word })
  await goToCase(sam, opened)
  await sam.keyboard.press('c')
  await expect(talk(sam)).toContainText('took it')
  await letRunOut(opened.id)
  await sam.goto(`/cases?text=${word}&clock=late`)
  await expect(sam.getByRole('heading', { level: 1 })).toHaveText('1 case is late')
  await expect(sam.getByRole('row').filter({ hasText: word })).toContainText('late by')
  await goToCase(sam, opened)
  await expect(sam.getByText(/^late by/).first()).toBeVisible()
})

/** The clocks of a case, an hour ago. */
async function letRunOut(caseId: string) {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  try {
    await sql.begin(async (tx) => {
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.clocks counted', ${caseId}, '{}')`
      await tx`update cases set first_answer_due_at = now() - interval '1 hour', resolution_due_at = now() + interval '1 day' where id = ${caseId}`
    })
  } finally {
    await sql.end()
  }
}
