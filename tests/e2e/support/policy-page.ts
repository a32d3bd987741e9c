import { expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import type { Rule } from '#lib/policy/rules.ts'
import { putInForce } from '#tests/support/policy.ts'
import { deskStack } from '#tests/support/stack.ts'
import { emailOf, type Name } from './sign-in.ts'
import { whenAlive } from './when-alive.ts'

export const title = (page: Page) => page.getByRole('heading', { level: 1 })
export const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

/** The card of one rule in the form, by its place. */
export const card = (page: Page, place: number) =>
  page
    .getByRole('region', { name: /^Rules/ })
    .locator('[data-rule]')
    .nth(place - 1)

export async function openForm(page: Page) {
  await page.goto('/policy/new')
  await whenAlive(page.getByRole('button', { name: 'Add a rule' }))
}

/** Adds a rule about money above the last; its card stays open. */
export async function addRule(page: Page, rule: { name: string; amount: string; currency: string }) {
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const place = await page.locator('[data-rule]').count()
  const added = card(page, place - 1)
  await added.getByLabel('Name', { exact: true }).fill(rule.name)
  await added.getByLabel('At least').fill(rule.amount)
  await added.getByLabel('Currency').fill(rule.currency)
  return added
}

export const proposeButton = (page: Page) => page.getByRole('button', { name: /^Propose/ })

/** Proposes what stands in the form; answers with the number of the version. */
export async function propose(page: Page, because: string): Promise<number> {
  await page.getByLabel('Because').fill(because)
  await expect(proposeButton(page)).not.toHaveAttribute('aria-disabled')
  await proposeButton(page).click()
  await page.waitForURL(/\/policy$/)
  const heading = page.getByRole('heading', { name: /^Version \d+ is proposed$/ })
  return Number(/\d+/.exec((await heading.textContent()) ?? '')?.[0])
}

export async function accept(page: Page, version: number) {
  await page.goto('/policy')
  const button = page.getByRole('button', { name: new RegExp(`^Accept version ${version}`) })
  await whenAlive(button)
  await page.keyboard.press('a')
  await expect(panel(page, 'In force')).toContainText(`version ${version}`)
}

export async function setRole(page: Page, person: string, role: string, held: boolean) {
  await page.goto('/people')
  const button = page.getByRole('group', { name: `Roles of ${person}` }).getByRole('button', { name: role })
  await whenAlive(button)
  if ((await button.getAttribute('aria-pressed')) !== String(held)) await button.click()
  await expect(button).toHaveAttribute('aria-pressed', String(held))
}

/** As it would stand there in the end, without the way there. */
export const putRules = (rules?: readonly Rule[]) => asOwner((sql) => putInForce(sql, rules))

/** The policy that came with the desk, nothing that waits, and nobody else admin: whatever a test left behind. */
export const restore = () =>
  asOwner(async (sql) => {
    await sql.begin(async (tx) => {
      await tx`alter table policies disable trigger user`
      await tx`update policies set state = 'withdrawn' where state = 'proposed'`
      await tx`alter table policies enable trigger user`
    })
    await putInForce(sql)
    await giveOrTake(sql, 'Mira', false)
  })

const cast: Name[] = ['Sam', 'Noor', 'Ada', 'Kofi', 'Mira', 'Otto', 'Lea', 'Nils']

/** Takes the roles of whoever other tests added, so that only the people of the practice story decide. */
export const keepOnlyTheCast = () =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`alter table roles disable trigger user`
      await tx`
        delete from roles using people
        where id = person_id and email <> all (${cast.map(emailOf)})`
      await tx`alter table roles enable trigger user`
    }),
  )

/** Mira is admin from her next click on, or no more. */
export const setAdmin = (name: Name, held: boolean) => asOwner((sql) => giveOrTake(sql, name, held))

const giveOrTake = (sql: postgres.Sql, name: Name, held: boolean) =>
  sql.begin(async (tx) => {
    await tx`alter table roles disable trigger user`
    await (held
      ? tx`insert into roles (person_id, role) select id, 'admin' from people where email = ${emailOf(name)} on conflict do nothing`
      : tx`delete from roles using people where id = person_id and role = 'admin' and email = ${emailOf(name)}`)
    await tx`alter table roles enable trigger user`
  })

async function asOwner<T>(act: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(deskStack().ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    return await act(sql)
  } finally {
    await sql.end()
  }
}
