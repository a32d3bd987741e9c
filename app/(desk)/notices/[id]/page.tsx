import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { Refusal } from '#lib/errors.ts'
import { readNotice } from '#lib/notices/read-notices.ts'
import { visit } from '#lib/page.ts'

const isId = (id: string) => z.uuid().safeParse(id).success

/** Leads to what a notice is about, and marks it as read. */
export default async function NoticePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await visit('notice:read')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Notices' }]} permission="notice:read" />
  const { id } = await params
  if (!isId(id)) notFound()
  const address = await readNotice(actor, { noticeId: id }).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  })
  redirect(address as Route)
}
