import type { Metadata } from 'next'
import { connection } from 'next/server'
import { env } from '#lib/env.ts'
import { BarePage } from './_shell/bare-page.tsx'
import { LinkButton } from './_ui/link-button.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  // Not while building, where there is no configuration.
  await connection()
  return (
    <BarePage title="There is no such page" sandboxAddress={env().PRACTICE_SANDBOX}>
      <p className="text-muted">
        The address may have been copied in part, or the page may have moved. A request is found by its number
        in the list of requests.
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/" variant="primary">
          Go to the queue
        </LinkButton>
        <LinkButton href="/requests">Look in the requests</LinkButton>
      </div>
    </BarePage>
  )
}
