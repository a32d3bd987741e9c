import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { visit } from '#lib/page.ts'
import { NoPath, NotYours } from '../_form/not-here.tsx'
import { findPaths } from '../_form/find-paths.ts'
import { prefilled } from '../_form/prefilled.ts'
import { RequestForm } from '../_form/request-form.tsx'
import { CaseLead, formOf, NoSuchCase } from './case-lead.tsx'
import { fromCase } from './from-case.ts'
import { takenOver } from './taken-over.ts'

export const metadata: Metadata = { title: 'New request' }

interface NewRequestProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NewRequest({ searchParams }: NewRequestProps) {
  const { who, actor } = await visit('request:file')
  const paths = findPaths()
  const search = await searchParams
  const earlier = await takenOver(search['from'], paths)
  const found = earlier ? undefined : await fromCase(search, paths)
  const complaint = found === 'no such case' ? undefined : found
  const { initial, mark } = earlier ?? complaint ?? prefilled(search, paths)
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'New' }]}>
      {!actor && <NotYours />}
      {actor && paths.length === 0 && <NoPath />}
      {actor && paths.length > 0 && (
        <RequestForm
          key={mark}
          draftName={`draft ${who.id} new ${mark}`.trim()}
          paths={paths}
          initial={initial}
          ofCase={
            complaint && {
              caseId: complaint.caseId,
              newUser: complaint.place.newUser,
              next: complaint.place.next && formOf(complaint.caseId, complaint.place.next),
            }
          }
          title="New request"
          lead={complaint ? <CaseLead {...complaint} /> : found ? <NoSuchCase /> : leadOf(earlier?.name)}
        />
      )}
    </PageFrame>
  )
}

function leadOf(earlier: string | undefined) {
  if (earlier !== undefined)
    return `Everything is taken over from ${earlier}; the plan is of this moment. Look through it, then file it.`
  return 'Say who was referred and by whom. Nothing happens before a second person approves the plan.'
}
