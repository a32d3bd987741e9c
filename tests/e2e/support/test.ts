import { type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import { deskStack } from '#tests/support/stack.ts'
import { type Name, signIn } from './sign-in.ts'

interface Fixtures {
  /** A page in a browser of its own, with this person signed in. */
  as: (name: Name) => Promise<Page>
  /** A page in a browser of its own, with nobody signed in. */
  stranger: () => Promise<Page>
  /** What the test provokes in the browser's console; everything else there fails it. */
  expectedErrors: RegExp[]
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>

export const test = base.extend<Fixtures, { sessions: Map<Name, State> }>({
  baseURL: async ({}, provide) => provide(deskStack().address),
  sessions: [async ({}, provide) => provide(new Map()), { scope: 'worker' }],
  expectedErrors: [[], { option: true }],
  stranger: async ({ browser, expectedErrors }, provide) => {
    const errors: string[] = []
    const contexts: BrowserContext[] = []
    await provide(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      context.on('weberror', (error) => errors.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
    const surprises = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))
    expect(surprises, 'errors in the console').toEqual([])
  },

  as: async ({ stranger, sessions }, provide) => {
    await provide(async (name) => {
      const page = await stranger()
      const kept = sessions.get(name)
      if (kept) await page.context().addCookies(kept.cookies)
      if (kept === undefined || !(await isSignedIn(page))) {
        await page.context().clearCookies()
        await signIn(page, name)
        sessions.set(name, await page.context().storageState())
      }
      return page
    })
  },
})

/** A session ends when a role of its person is taken. */
async function isSignedIn(page: Page) {
  const answer = await page.context().request.get(`${deskStack().address}/requests`, { maxRedirects: 0 })
  return answer.status() === 200
}

export { expect } from '@playwright/test'
