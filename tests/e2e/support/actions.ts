import type { Page } from '@playwright/test'

/** A server action as the browser posted it. */
export interface Posted {
  url: string
  headers: Record<string, string>
  body: string
}

const carried = ['accept', 'content-type', 'next-action', 'next-router-state-tree', 'origin']

/** Catches the next server action of the page before it reaches the desk. */
export async function catchAction(page: Page, press: () => Promise<void>): Promise<Posted> {
  const { promise, resolve } = Promise.withResolvers<Posted>()
  const everything = '**/*'
  await page.route(everything, async (route) => {
    const request = route.request()
    const sent = await request.allHeaders()
    if (request.method() !== 'POST' || sent['next-action'] === undefined) return route.fallback()
    const headers = Object.fromEntries(carried.flatMap((name) => (sent[name] ? [[name, sent[name]]] : [])))
    resolve({ url: request.url(), headers, body: request.postData() ?? '' })
    return route.abort()
  })
  await press()
  const posted = await promise
  await page.unroute(everything)
  return posted
}

/** Posts it with the cookies of this page. */
export async function postAction(
  page: Page,
  { url, headers, body }: Posted,
  other: Record<string, string> = {},
) {
  const answer = await page.context().request.post(url, {
    headers: { ...headers, ...other },
    data: Buffer.from(body),
    failOnStatusCode: false,
    // A connection that was kept alive may be closed just as the call leaves.
    maxRetries: 2,
  })
  return { status: answer.status(), text: await answer.text() }
}
