import { catchAction, type Posted, postAction } from './support/actions.ts'
import { approve, expectState, fileRequest, openRequest } from './support/requests.ts'
import { celloOf, seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

test.use({ expectedErrors: [/net::ERR_FAILED/] })

const digestIn = ({ body }: Posted) => /"digest":"([0-9a-f]{64})"/.exec(body)?.[1] ?? ''

test('An approval that is forged is refused whoever sends it, nothing is sent, and the audit tells who tried what.', async ({
  as,
  stranger,
}) => {
  const customer = await seedCustomer()
  const [sam, ada, kofi, mira] = [await as('Sam'), await as('Ada'), await as('Kofi'), await as('Mira')]
  const request = await fileRequest(sam, customer)
  const other = await fileRequest(sam, await seedCustomer())
  const approval = await catchAction(ada, () => approve(ada, request))
  const elsewhere = await catchAction(kofi, () => approve(kofi, other))
  const digest = digestIn(approval)
  const withDigest = (another: string) => ({ ...approval, body: approval.body.replace(digest, another) })

  const byFiler = await postAction(sam, approval)
  expect(byFiler.text).toContain('This needs the role approver.')
  const byManager = await postAction(mira, approval)
  expect(byManager.text).toContain('This needs the role approver.')
  const byNobody = await postAction(await stranger(), approval)
  expect(byNobody.text).toContain('Your session has ended.')
  for (const another of [
    digestIn(elsewhere),
    digest.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    '',
  ]) {
    const altered = await postAction(kofi, withDigest(another))
    expect(altered.text).toContain('This is not the plan of this request.')
  }
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: `${new URL(ada.url()).origin}.elsewhere.example` },
  ])
    expect((await postAction(ada, approval, headers)).status).toBe(403)
  const { origin: _, ...silent } = approval.headers
  const crossing = await postAction(ada, { ...approval, headers: silent }, { 'sec-fetch-site': 'cross-site' })
  expect(crossing.status).toBe(403)

  await openRequest(ada, request)
  await expectState(ada, request, 'waiting')
  expect((await celloOf(customer)).feed).toEqual([])
  await mira.goto(`/audit?request=${request.name}&event=door.refused`)
  const tried = `tried “decide request” on ${request.name} and was refused`
  for (const [who, count] of [
    ['Sam', 1],
    ['Mira', 1],
    ['Kofi', 3],
  ] as const)
    await expect(mira.getByRole('row', { name: new RegExp(`${who}.*${tried}`) })).toHaveCount(count)
  await mira.goto('/audit?event=door.refused')
  await expect(
    mira.getByRole('row', { name: /Ada.*was refused.*from null to \/requests/ }).first(),
  ).toBeVisible()
})

test('An action of a person who has left, or of a form that asks for more than it may, does nothing.', async ({
  as,
  stranger,
}) => {
  const [sam, lea] = [await as('Sam'), await as('Lea')]
  const request = await fileRequest(lea, await seedCustomer())
  await openRequest(lea, request)
  const withdrawal = await catchAction(lea, async () => {
    await lea
      .getByRole('button', { name: /^Withdraw/ })
      .first()
      .click()
    await lea
      .getByRole('dialog')
      .getByRole('button', { name: /^Withdraw/ })
      .click()
  })
  const byAnother = await postAction(sam, withdrawal)
  expect(byAnother.text).toContain('Only the person who filed a request withdraws it.')
  const more = await postAction(lea, {
    ...withdrawal,
    body: withdrawal.body.replace(request.id, `${request.id}' or '1'='1`),
  })
  expect(more.text).toContain('validationErrors')
  const gone = await postAction(await stranger(), withdrawal)
  expect(gone.text).toContain('Your session has ended.')
  await openRequest(lea, request)
  await expectState(lea, request, 'waiting')
})
