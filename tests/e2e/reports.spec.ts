import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openCase } from './support/cases.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 120_000 })

const chart = (page: Page, title: string) => page.getByRole('figure', { name: `Chart: ${title}` })

/** How many cases a bar says it counts. */
async function saidBy(bar: Locator): Promise<string> {
  const label = (await bar.getAttribute('aria-label')) ?? ''
  return /: ([\d,]+)\. Show these cases$/.exec(label)?.[1] ?? label
}

const expectAsMany = (page: Page, said: string) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(
    said === '1' ? '1 case fits' : `${said} cases fit`,
  )

test('A manager follows a bar to as many cases as it said, by mouse and by keyboard.', async ({ as }) => {
  const sam = await as('Sam')
  const email = `reported-${crypto.randomUUID()}@contoso.example`
  await openCase(sam, { summary: 'Jana says that she referred Nils', email })
  await openCase(sam, { summary: 'The campaign lost its codes', kind: 'Technical glitch', email })
  const mira = await as('Mira')
  await mira.goto('/reports')
  const bars = chart(mira, 'Cases by kind').getByRole('link')
  const bar = bars.first()
  const said = await saidBy(bar)
  expect(Number(said)).toBeGreaterThan(0)
  await bar.click()
  await expect(mira).toHaveURL(/\/cases\?kind=/)
  await expectAsMany(mira, said)

  await mira.goto('/reports')
  await expect(bars.last()).toBeVisible()
  const last = await saidBy(bars.last())
  await bars.last().focus()
  await expect(bars.last()).toBeFocused()
  await mira.keyboard.press('Enter')
  await expect(mira).toHaveURL(/\/cases\?kind=/)
  await expectAsMany(mira, last)

  await mira.goto('/reports')
  const table = mira.getByRole('region', { name: 'Table: Who complains most' })
  await table.getByRole('row', { name: email }).getByRole('link').first().click()
  await expect(mira).toHaveURL(new RegExp(`referrer=${encodeURIComponent(email)}`))
  await expectAsMany(mira, '2')
})

test('A manager gets each table as CSV, with the same numbers.', async ({ as }) => {
  await openCase(await as('Sam'), { summary: 'Jana says that she referred somebody' })
  const mira = await as('Mira')
  await mira.goto('/reports')
  const panel = mira.getByRole('region', { name: 'Cases by cause', exact: true })
  const [download] = await Promise.all([
    mira.waitForEvent('download'),
    panel.getByRole('link', { name: 'CSV of cases by cause' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(
    /^attribution-desk-causes-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/,
  )
  const [head, first] = (await readFile(await download.path(), 'utf8')).split('\r\n')
  expect(head).toBe('\uFEFFCause,Cases,Resolved,Attributed,Partly,Denied,Otherwise')
  expect(first).toMatch(/^Signed up on another device,\d+,/)
})

test('The days are chosen, and refused with a sentence where they end before they begin.', async ({ as }) => {
  const mira = await as('Mira')
  await mira.goto('/reports')
  await mira.getByRole('link', { name: 'Last 365 days' }).click()
  await expect(mira.getByRole('link', { name: 'Last 365 days' })).toHaveAttribute('aria-current', 'page')
  await mira.getByLabel('From').fill('2026-11-02')
  await mira.getByLabel('Until').fill('2026-11-01')
  await mira.getByRole('button', { name: 'Show these days' }).click()
  await expect(mira.getByText('This is before 2026-11-02.')).toBeVisible()
  await expectAccessible(mira)
  await mira.goto('/reports?from=2020-01-01&to=2020-01-31')
  await expect(mira.getByRole('heading', { name: 'No case was opened in these days' })).toBeVisible()
  await expectAccessible(mira)
})

test('The reports are accessible, and nothing moves when their charts come.', async ({ as }) => {
  await openCase(await as('Sam'), { summary: 'Jana says that she referred Nils' })
  const mira = await as('Mira')
  await mira.addInitScript(() => {
    new PerformanceObserver((list) => {
      const { dataset } = document.documentElement
      for (const entry of list.getEntries())
        if ('value' in entry) dataset['moved'] = String(Number(dataset['moved'] ?? 0) + Number(entry.value))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await mira.goto('/reports')
  await expect(chart(mira, 'Cases by cause').getByRole('link').first()).toBeVisible()
  const moved = await mira.locator('html').getAttribute('data-moved')
  expect(Number(moved ?? 0)).toBeLessThan(0.01)
  await expectAccessible(mira)
})

test('At 390 pixels no table of the reports stands out, and what it leaves out is named.', async ({ as }) => {
  await openCase(await as('Sam'), {
    summary: 'Jana says that she referred Nils',
    email: 'a.long.address@contoso.example',
  })
  const mira = await as('Mira')
  await mira.setViewportSize({ width: 390, height: 844 })
  await mira.goto('/reports')
  const tables = mira.getByRole('region', { name: /^Table: / })
  await expect(tables.first()).toBeVisible()
  const wider = await tables.evaluateAll((all) =>
    all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.getAttribute('aria-label')] : [])),
  )
  expect(wider).toEqual([])
  const causes = mira.getByRole('region', { name: 'Cases by cause', exact: true })
  await expect(causes.getByText('Resolved, Partly, and Otherwise are in the CSV')).toBeVisible()
  await expect(causes.getByRole('columnheader', { name: 'Partly' })).toBeHidden()
  await mira.setViewportSize({ width: 1280, height: 900 })
  await expect(causes.getByText('are in the CSV')).toBeHidden()
  await expect(causes.getByRole('columnheader', { name: 'Partly' })).toBeVisible()
})

test('Only this page reads what draws charts.', async ({ as }) => {
  await openCase(await as('Sam'), { summary: 'Jana says that she referred nobody else' })
  const mira = await as('Mira')
  const scripts: string[] = []
  mira.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })
  for (const path of ['/cases', '/history', '/']) await mira.goto(path)
  const elsewhere = [...scripts]
  await mira.goto('/reports')
  await expect(chart(mira, 'Cases by kind').getByRole('link').first()).toBeVisible()
  const draws = await findDrawing(mira, scripts)
  expect(draws.length).toBeGreaterThan(0)
  expect(await findDrawing(mira, elsewhere)).toEqual([])
})

async function findDrawing(page: Page, addresses: string[]) {
  const found: string[] = []
  for (const address of new Set(addresses)) {
    const answer = await page.context().request.get(address)
    if ((await answer.text()).includes('recharts-')) found.push(address)
  }
  return found
}
