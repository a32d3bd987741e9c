import type { Page } from '@playwright/test'
import { storyCustomers } from '#sandbox/story.ts'
import { picture } from './support/pictures.ts'
import {
  approve,
  expectState,
  type Filed,
  giveBack,
  openRequest,
  sendForm,
  tellCase,
  whichRequest,
} from './support/requests.ts'
import { spoilResend } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test.skip(process.env['PICTURES'] !== '1', 'Takes the pictures of the README, with PICTURES=1.')

test('The README has pictures of the practice story.', async ({ as }) => {
  test.setTimeout(180_000)
  const [sam, noor, ada] = [await as('Sam'), await as('Noor'), await as('Ada')]
  for (const email of ['anna@birch.example', 'money@juniper.example']) {
    const request = await fileStory(noor, email)
    await approve(ada, request)
    await expectState(ada, request, 'carried out')
  }
  const northwind = await fileStory(sam, 'billing@northwind.example')
  for (const email of ['ops@harbor.example', 'accounts@peak.example']) await fileStory(sam, email)
  for (const email of ['team@cedar.example', 'keiri@sakura.example']) await fileStory(noor, email)
  await giveBack(ada, northwind, 'Which workspace is it?')
  await expectState(ada, northwind, 'returned')
  await revise(sam, northwind, 'The workspace Northwind GmbH; the sign-up was on a second device.')

  await ada.goto('/')
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('5 requests wait for you')
  await picture(ada, 'queue', { narrow: 844 })

  await openRequest(ada, northwind)
  await expect(ada.getByText('Nothing moved since the plan was made.')).toBeVisible()
  await picture(ada, 'request', { height: 1300 })

  await sam.goto('/requests/new?customer=hello%40lattice.example&code=pNRB1aYqArN&user=usr_42005')
  await expect(sam.getByText(/^Blocked: This customer carries another code/)).toBeVisible()
  await picture(sam, 'new')

  await spoilResend('evt_1PracticeNW0018', { kind: 'cut', when: 'after', times: 1 })
  await approve(ada, northwind)
  await expectState(ada, northwind, 'paused')
  await picture(ada, 'carrying-out')

  await ada.goto('/history')
  await expect(ada.getByRole('row', { name: 'NW-0018' })).toContainText('unknown')
  await picture(ada, 'history')
})

async function fileStory(page: Page, email: string) {
  const told = storyCustomers.find((customer) => customer.email === email)
  if (!told) throw new Error(`The story tells of nobody with the e-mail ${email}.`)
  const given = new URLSearchParams({ customer: email, code: told.referralCode, user: told.newUserId })
  await page.goto(`/requests/new?${given.toString()}`)
  await whenAlive(page.getByLabel('What happened'))
  await tellCase(page)
  await sendForm(page)
  return whichRequest(page)
}

async function revise(page: Page, request: Filed, explanation: string) {
  await page.goto(`/requests/${request.id}/edit`)
  const field = page.getByLabel('What happened')
  await whenAlive(field)
  await field.fill(explanation)
  await sendForm(page, /^Save revision 2/)
  await expectState(page, request, 'waiting')
}
