import 'server-only'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { permit } from '#lib/auth/actor.ts'
import { logUnknown } from '#lib/log.ts'
import { readNoticesOf } from '#lib/notices/read-notices.ts'
import { pathHeader } from '#lib/page-headers.ts'
import { visit } from '#lib/page.ts'
import type { Counted } from './counts.ts'

const prefetches = ['next-router-prefetch', 'next-router-segment-prefetch', 'purpose', 'sec-purpose']

/**
 * How many notices the reader has not read, now that they see this page. Those that lead here are marked once the page has left; a page
 * that is fetched beforehand is not seen.
 */
export async function readHere(): Promise<Counted> {
  const { who, actor } = await visit('notice:see')
  if (actor && who.unreadHere === true) {
    const asked = await headers()
    const path = asked.get(pathHeader)?.split('?')[0] ?? ''
    if (!prefetches.some((name) => asked.has(name)))
      after(() =>
        readNoticesOf(permit(who, 'notice:read'), path).catch((error: unknown) =>
          logUnknown(error, 'read notices'),
        ),
      )
  }
  return { count: who.unread ?? 0, at: Date.now() }
}
