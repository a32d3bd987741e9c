import { shorten } from '#app/(desk)/history/signups/_parts/shorten.ts'
import { invalid } from '#lib/errors.ts'
import { route } from '#lib/route.ts'
import { keepSignups } from '#lib/signups/keep-signups.ts'
import { matchSignups } from '#lib/signups/match-signups.ts'
import { readBody } from './read-body.ts'

export const dynamic = 'force-dynamic'

/**
 * Reads Cello's export as it comes in and says what it would change; with `keep`, the digest of what was shown, keeps it. Only as text/csv:
 * a page of another site cannot send that without asking the desk first.
 */
export const POST = route('proof:match', async ({ actor, request }) => {
  if (request.headers.get('content-type') !== 'text/csv' || !request.body)
    throw invalid('Drop in the file conv_signups on the page Match sign-ups.', 'file')
  const { chunks, drain } = readBody(request.body)
  const sha256 = new URL(request.url).searchParams.get('keep')
  try {
    const matched = await (sha256 === null
      ? matchSignups(actor, chunks)
      : keepSignups(actor, { file: chunks, sha256 }))
    return Response.json(shorten(matched), { headers: { 'Cache-Control': 'no-store' } })
  } finally {
    await drain()
  }
})
