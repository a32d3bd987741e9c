import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { spoil } from './support/sandbox.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

const address = '/connections'
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const again = (page: Page, name: string) => page.getByRole('button', { name: `Try again: ${name}` })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('An admin sees at the top that everything works, and below what was tried of each connection.', async ({
  as,
}) => {
  const page = await as('Otto')
  await page.goto('/')
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect(title(page)).toHaveText(/^All \d+ connections work$/)
  await expect(panel(page, 'Database')).toContainText('The role is the limited one.')
  await expect(panel(page, 'Database')).toContainText('The tables are up to date.')
  await expect(panel(page, 'Sign-in')).toContainText('The sign-in answers.')
  await expect(panel(page, 'Stripe')).toContainText("Cello's webhook endpoint is ready.")
  await expect(panel(page, 'Stripe')).toContainText('in test mode')
  await expect(panel(page, 'Mail')).toContainText('The mail server can be used.')
  await expect(page.getByText('A request may take the path')).toContainText('Stripe')

  // What pg-boss says of a worker comes with its heartbeat.
  await expect(async () => {
    await again(page, 'Worker').click()
    await expect(panel(page, 'Worker')).toContainText('A worker is alive.', { timeout: 1000 })
  }).toPass({ timeout: 30_000 })
})

test('The page is accessible, well and broken.', async ({ as }) => {
  test.setTimeout(150_000)
  const page = await as('Otto')
  await page.goto(address)
  await expect(title(page)).toHaveText(/work/)
  await expectAccessible(page)
  await answerWith(page, 'stripe', broken)
  await again(page, 'Stripe').click()
  await expect(title(page)).toContainText('Stripe does not work')
  await expectAccessible(page)
})

test('Try again tries that one alone, by keyboard, and the title follows what came of it.', async ({
  as,
}) => {
  const page = await as('Otto')
  await page.goto(address)
  await expect(title(page)).toHaveText(/^All/)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/connections/')) asked.push(new URL(request.url()).pathname)
  })
  const heal = await answerWith(page, 'stripe', broken)
  const button = again(page, 'Stripe')
  await whenAlive(button)
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Stripe does not work')
  await expect(panel(page, 'Stripe')).toContainText('Put a valid one into STRIPE_SECRET_KEY.')
  await expect(panel(page, 'Stripe').getByRole('status')).toHaveText('Stripe: does not work.')
  await expect(button).toBeFocused()
  await heal()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(/^All/)
  await expect(panel(page, 'Stripe').getByRole('status')).toHaveText('Stripe: works.')
  expect(asked).toEqual(['/api/connections/stripe', '/api/connections/stripe'])
})

test('A slow provider does not hold the page.', async ({ as }) => {
  const page = await as('Otto')
  const heal = await spoil({ method: 'GET', path: '/v1/account', kind: 'delay', ms: 4000 })
  try {
    await page.goto(address, { waitUntil: 'commit' })
    await expect(panel(page, 'Database')).toContainText('PostgreSQL')
    await expect(title(page)).toHaveText('Trying every connection …')
    await expect(again(page, 'Stripe')).toHaveCount(0)
  } finally {
    await heal()
  }
  await expect(panel(page, 'Stripe')).toContainText('Stripe answers.')
  await expect(title(page)).toHaveText(/^All/)
})

test('Whoever is no admin is told whom to ask, and gets nothing from the route either.', async ({ as }) => {
  const page = await as('Ada')
  await page.goto(address)
  await expect(title(page)).toHaveText('This page needs the role admin')
  await expect(page.getByText(/Otto Brandt/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connections' })).toHaveCount(0)
  expect((await page.request.get('/api/connections/stripe')).status()).toBe(403)
})

test('No secret and no person’s e-mail address stands on the page.', async ({ as }) => {
  const page = await as('Otto')
  await page.goto(address)
  await expect(title(page)).toHaveText(/^All/)
  const text = await page.locator('#main').innerText()
  expect(text).not.toMatch(/[sr]k_(test|live)_|postgres:\/\/|Secret\d/)
  expect(text).not.toMatch(/(sam|noor|ada|kofi|mira|otto|lea|nils|billing)@/)
  expect((await page.request.get('/api/connections/nowhere')).status()).toBe(404)
})

const broken = {
  state: 'does not work',
  checks: [
    {
      level: 'blocker',
      title: 'Stripe could not be read.',
      sentence: 'Stripe refuses the key.',
      wayOut: 'Put a valid one into STRIPE_SECRET_KEY.',
    },
  ],
}

/** Lets the route answer with this, since the one sandbox serves other tests too; the returned function lets the desk answer again. */
async function answerWith(page: Page, id: string, tried: object) {
  const route = `**/api/connections/${id}`
  const triedAt = new Date().toISOString()
  await page.route(route, (asked) => asked.fulfill({ json: { id, triedAt, milliseconds: 40, ...tried } }))
  return () => page.unroute(route)
}
