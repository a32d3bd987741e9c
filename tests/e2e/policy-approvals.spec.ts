import { addPerson, beLenient, beStrict, enterAs, findApprovingManagers, takeRole } from './support/policy.ts'
import { approve, expectState, fileRequest, openForm, openRequest, sendForm } from './support/requests.ts'
import { celloOf, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.beforeEach(beStrict)
test.afterAll(beLenient)

test('Of two approvers the first sends nothing, and the second reads who was first and why.', async ({
  as,
}) => {
  const customer = await seedCustomer([12, 4], { currency: 'nzd' })
  const sam = await as('Sam')
  const request = await fileRequest(sam, customer)
  await expect(sam.getByRole('heading', { name: 'It waits for a decision' })).toBeVisible()
  await expect(sam.getByText('rule “Anything in NZD” of policy')).toBeVisible()

  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(ada.getByText('Your approval is the first of two; nothing is sent yet.')).toBeVisible()
  await ada.getByLabel('Reason').fill('The link is in the first mail.')
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await button.click()
  await expect(ada.getByRole('heading', { name: 'You approved it; it waits for another' })).toBeVisible()
  await expect(ada.getByRole('list', { name: 'Approvals' })).toContainText(
    /One more is missing: .*Lea Fontaine.* can give it/,
  )
  await expectState(ada, request, 'waiting')
  await expect(ada.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  expect((await celloOf(customer)).feed).toEqual([])

  const lea = await as('Lea')
  await lea.goto('/requests')
  const row = lea.getByRole('row', { name: customer.email })
  await expect(row).toContainText('1 of 2 approvals')
  await openRequest(lea, request)
  await expect(
    lea.getByText(/^Yours is the last approval. With it the desk begins: 1 customer marked/),
  ).toBeVisible()
  const given = lea.getByRole('list', { name: 'Approvals' })
  await expect(given).toContainText('Ada Lind approved it')
  await expect(given).toContainText('The link is in the first mail.')
  const last = lea.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(last)
  await lea.keyboard.press('a')
  await expectState(lea, request, 'carried out')
  const story = lea.getByRole('region', { name: 'So far' })
  await expect(story).toContainText('approved revision 1, 1 of 2 approvals: “The link is in the first mail.”')
  await expect(story).toContainText('approved revision 1, 2 of 2 approvals')
  await expect(lea.getByText(/approved by Ada Lind .* and Lea Fontaine/)).toBeVisible()
  expect((await celloOf(customer)).rewards).toHaveLength(2)
})

test('An edit makes the first approval void, says so before and after, and whoever gave it decides again.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer([9], { currency: 'nzd' }))
  const ada = await as('Ada')
  await approve(ada, request)
  await expect(ada.getByRole('heading', { name: 'You approved it; it waits for another' })).toBeVisible()

  await sam.goto(`/requests/${request.id}/edit`)
  await expect(sam.getByText('Ada Lind approved that one, and has to decide again.')).toBeVisible()
  const explanation = sam.getByLabel('What happened')
  await whenAlive(explanation)
  await explanation.fill('Said differently: the sign-up was on a second device.')
  await sendForm(sam, /^Save revision 2/)
  await expect(sam.getByText('Ada Lind approved revision 1; the edit made that void.')).toBeVisible()

  await expect(ada.getByText('Your approval is the first of two; nothing is sent yet.')).toBeVisible()
  await ada.getByRole('link', { name: 'What revision 2 changed' }).click()
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText(
    `${request.name}: revision 1 beside revision 2`,
  )
  const changed = ada.getByRole('table', { name: 'What changed between the two revisions' })
  await expect(changed.getByRole('row', { name: 'What happened' })).toContainText('on a second device')
  await expect(changed.getByRole('row')).toHaveCount(2)
  await expect(ada.getByRole('list', { name: 'Decisions on revision 1' })).toContainText(
    'Ada Lind approved it',
  )
  await expect(ada.getByRole('list', { name: 'Decisions on revision 1' })).toContainText('(void)')
})

test('Where the policy asks for a manager, another approver’s approval waits for one.', async ({
  as,
  stranger,
}) => {
  const vera = await addPerson('Vera Novak', ['approver', 'manager'])
  const customer = await seedCustomer([9], { currency: 'sek' })
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(
    ada.getByText('Your approval is the first of two; nothing is sent yet. The other must be a manager’s.'),
  ).toBeVisible()
  await approve(ada, request)
  await expect(ada.getByRole('list', { name: 'Approvals' })).toContainText(
    /One more is missing, by a manager: .*Vera Novak/,
  )
  const page = await stranger()
  await enterAs(page, vera)
  await approve(page, request)
  await expectState(page, request, 'carried out')
  expect((await celloOf(customer)).rewards).toHaveLength(1)
})

test('A reason that is not as the policy asks is refused in the browser, with what to write.', async ({
  as,
}) => {
  const customer = await seedCustomer([9], { currency: 'nok' })
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await as('Ada')
  await openRequest(ada, request)
  await expect(ada.getByLabel('Reason')).toHaveAccessibleDescription('Name the case, such as CASE-123.')
  const posts: string[] = []
  ada.on('request', (sent) => {
    if (sent.method() === 'POST') posts.push(sent.url())
  })
  const button = ada.getByRole('button', { name: /^Approve plan/ })
  await whenAlive(button)
  await ada.getByLabel('Reason').fill('It is right.')
  await button.click()
  await expect(ada.getByText('The policy asks for a reason: Name the case, such as CASE-123.')).toBeVisible()
  await expect(ada.getByLabel('Reason')).toBeFocused()
  expect(posts).toEqual([])
  await ada.getByLabel('Reason').fill('It is right, see CASE-77.')
  await button.click()
  await expectState(ada, request, 'carried out')
})

test('A request that lost its last manager says so on top and in the list, and another cannot be filed.', async ({
  as,
}) => {
  await addPerson('Petra Moss', ['approver', 'manager'])
  const sam = await as('Sam')
  const customer = await seedCustomer([9], { currency: 'pln' })
  const request = await fileRequest(sam, customer)
  for (const manager of await findApprovingManagers()) await takeRole(manager, 'manager')
  await openRequest(sam, request)
  await expect(
    sam.getByText(
      'Nobody can decide this request: the policy asks for an approver who is also a manager, and nobody else is both.',
    ),
  ).toBeVisible()
  await expect(
    sam.getByText(/Ask an admin, .*Otto Brandt.*, to give the roles approver and manager/),
  ).toBeVisible()
  await sam.goto('/?tab=filed-by-me')
  await expect(sam.getByRole('row', { name: customer.email })).toContainText('nobody can decide it')

  await openForm(sam, await seedCustomer([9], { currency: 'pln' }))
  await expect(sam.getByText(/^Blocked: Nobody could decide it: the policy asks for/)).toBeVisible()
  await expect(sam.getByRole('button', { name: /^File request/ })).toHaveAttribute('aria-disabled', 'true')
})
