import { catchAction, postAction } from './support/actions.ts'
import { approve, expectState, fileRequest, openRequest } from './support/requests.ts'
import { celloOf, eventsOf, findResends, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.use({ expectedErrors: [/net::ERR_FAILED/] })

test('Whoever filed a request cannot decide it, though she is an approver: not on the page, not by the action itself.', async ({
  as,
}) => {
  const customer = await seedCustomer()
  const lea = await as('Lea')
  const request = await fileRequest(lea, customer)
  await expect(lea.getByText('You filed this request, so another person decides.')).toBeVisible()
  await expect(lea.getByRole('button', { name: /^(Approve|Return|Reject)/ })).toHaveCount(0)

  const ada = await as('Ada')
  const approval = await catchAction(ada, () => approve(ada, request))
  const refused = await postAction(lea, approval)
  expect(refused.text).toContain('You filed or edited this request, so another person decides it.')
  await openRequest(lea, request)
  await expectState(lea, request, 'waiting')
  expect((await celloOf(customer)).feed).toEqual([])
})

test('An approval from a foreign page is refused, and one that is posted three times has one effect.', async ({
  as,
}) => {
  const customer = await seedCustomer([12, 4])
  const request = await fileRequest(await as('Sam'), customer)
  const ada = await as('Ada')
  const approval = await catchAction(ada, () => approve(ada, request))

  const foreign = await postAction(ada, approval, { origin: 'https://elsewhere.example' })
  expect(foreign).toMatchObject({
    status: 403,
    text: expect.stringContaining('This came from another site.'),
  })
  await openRequest(ada, request)
  await expectState(ada, request, 'waiting')

  const lea = await as('Lea')
  const answers = await Promise.all([ada, ada, lea].map((page) => postAction(page, approval)))
  expect(answers.filter(({ text }) => text.includes('Somebody was faster'))).toHaveLength(2)
  await expectState(ada, request, 'carried out')
  for (const event of eventsOf(customer)) expect(await findResends(event)).toHaveLength(1)
  expect((await celloOf(customer)).rewards).toHaveLength(2)
  const mira = await as('Mira')
  await mira.goto(`/audit?request=${request.name}&event=request.approved`)
  await expect(mira.getByRole('row', { name: request.name })).toHaveCount(1)
  await mira.goto('/audit?event=door.refused')
  await expect(mira.getByRole('row', { name: /Ada.*https:\/\/elsewhere\.example/ }).first()).toBeVisible()
})

test('A decision on the digest of an earlier revision is refused, and the newer revision is shown.', async ({
  as,
}) => {
  const sam = await as('Sam')
  const request = await fileRequest(sam, await seedCustomer())
  const ada = await as('Ada')
  const approval = await catchAction(ada, () => approve(ada, request))

  await openRequest(ada, request)
  await ada.getByLabel('Reason').fill('The case is clear.')
  await sam.goto(`/requests/${request.id}/edit`)
  const explanation = sam.getByLabel('What happened')
  await whenAlive(explanation)
  await explanation.fill('Said differently: the sign-up was on a second device.')
  await sam.getByLabel('New user id in your product').fill('usr_another')
  const save = sam.getByRole('button', { name: /^Save revision 2/ })
  await expect(save).not.toHaveAttribute('aria-disabled')
  await save.click()
  await sam.waitForURL(/\/requests\/[0-9a-f-]{36}$/)

  const refused = await postAction(ada, approval)
  expect(refused.text).toContain('The plan you saw is not the current one: revision 2 was made meanwhile.')
  await expect(ada.getByText('Revision 2 took the place of revision 1.')).toBeVisible()
  await expect(ada.getByLabel('Reason')).toHaveValue('The case is clear.')
  await expect(ada.getByRole('button', { name: /^Approve plan/ })).toHaveAttribute('aria-disabled', 'true')
  await ada.getByRole('button', { name: 'I have read revision 2' }).click()
  await ada.getByRole('button', { name: /^Approve plan/ }).click()
  await expectState(ada, request, 'carried out')
})
