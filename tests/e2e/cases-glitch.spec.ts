import { goToCase, openCase, talk } from './support/cases.ts'
import { approve, expectState, reject, sendForm, whichRequest } from './support/requests.ts'
import { seedCustomer } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'

test('A glitch with forty new users: pasted at once, filed one after the other, some carried out, answered in part.', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const [sam, ada] = [await as('Sam'), await as('Ada')]
  const real = [await seedCustomer(), await seedCustomer(), await seedCustomer()]
  const mark = crypto.randomUUID().slice(0, 8)
  const email = `${mark}@contoso.example`
  const opened = await openCase(sam, {
    summary: `The ${mark} campaign broke`,
    kind: 'Technical glitch',
    email,
  })
  await goToCase(sam, opened)
  await sam.keyboard.press('u')
  const others = Array.from(
    { length: 37 },
    (_, at) => `${mark}-${String(at)}@glitch.example;usr_${mark}_${String(at)}`,
  )
  await sam
    .getByRole('textbox', { name: 'New users' })
    .fill([...real.map((one) => `${one.email},${one.newUserId}`), ...others].join('\n'))
  await sam.getByRole('button', { name: 'Add 40 new users' }).click()
  const panel = sam.getByRole('region', { name: '40 new users' })
  await expect(panel).toContainText('0 of 40 filed')
  await expect(panel.getByRole('link', { name: 'File a request' })).toHaveCount(10)
  expect((await panel.boundingBox())?.height).toBeLessThan(800)

  await sam.keyboard.press('f')
  await expect(sam.getByText('0 of 40 filed')).toBeVisible()
  await sendForm(sam)
  await expect(sam.getByText('1 of 40 filed')).toBeVisible()
  await expect(sam.getByLabel('New user id')).toHaveValue(real[1]?.newUserId ?? '')
  await sendForm(sam)
  await expect(sam.getByText('2 of 40 filed')).toBeVisible()
  await sam.keyboard.press('x')
  await expect(sam.getByLabel('New user id')).toHaveValue(`usr_${mark}_0`)
  await sam.getByRole('link', { name: opened.name }).click()
  await expect(panel).toContainText('2 of 40 filed')
  const filed = sam.getByRole('region', { name: 'Requests' })
  await filed.getByRole('link', { name: /^R-/ }).last().click()
  const first = await whichRequest(sam)
  await goToCase(sam, opened)
  await filed.getByRole('link', { name: /^R-/ }).first().click()
  const second = await whichRequest(sam)
  expect(second.id).not.toBe(first.id)
  await expect(sam.getByRole('button', { name: /^Approve plan/ })).toHaveCount(0)

  await approve(ada, first)
  await expectState(ada, first, 'carried out')
  await reject(ada, second, 'Nothing shows that he came by her link.')
  await expectState(ada, second, 'rejected')

  await goToCase(sam, opened)
  await expect(panel).toContainText('1 of 40 filed')
  await expect(sam.getByText(/^1 of 40 new users count now/)).toBeVisible()
  const message = sam.getByLabel('Message', { exact: true })
  await expect(message).toHaveValue(
    new RegExp(`Some of your referrals count now: ${real[0]?.email ?? ''}\\.`),
  )
  await expect(message).not.toHaveValue(new RegExp(real[1]?.email ?? ''))
  await sam.getByRole('button', { name: 'Send to Jana Weber' }).click()
  await expect(talk(sam)).toContainText(`Message, mailed to ${email}`)
  await sam.keyboard.press('Escape')
  await goToCase(sam, opened)
  await sam.keyboard.press('r')
  await expect(sam.getByRole('radio', { name: /^Partly attributed/ })).toBeChecked()
  await sam.keyboard.press('Control+Enter')
  await expect(sam.getByText('resolved: partly').first()).toBeVisible()
})
