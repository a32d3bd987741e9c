import { BarChart3 } from 'lucide-react'
import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import type { Actor } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { makeReports } from '#lib/reports/make-reports.ts'
import { readPeriod } from '#lib/reports/period.ts'
import type { Period } from '#lib/reports/report.ts'
import { ChooseDays } from './_parts/choose-days.tsx'
import { ReportPanel } from './_parts/report-panel.tsx'

export const metadata: Metadata = { title: 'Reports' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Reports({ searchParams }: Props) {
  const { actor } = await visit('report:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Reports' }]} permission="report:see" />
  const now = currentMoment()
  const { period, problem } = readPeriod(await searchParams, now)
  return (
    <PageFrame crumbs={[{ label: 'Reports' }]}>
      <PageHead title="What was missed, how long it took, and what it brought">
        Each bar and each underlined number leads to exactly what it counts; each table is there as CSV.
      </PageHead>
      <ChooseDays period={period} problem={problem} now={now} />
      {problem === null && <AllReports actor={actor} period={period} />}
    </PageFrame>
  )
}

async function AllReports({ actor, period }: { actor: Actor<'report:see'>; period: Period }) {
  const reports = await makeReports(actor, period)
  const isEmpty = reports.every(({ key, rows }) => key === 'volume' || rows.length === 0)
  if (isEmpty) return <NothingYet />
  return (
    <div className="grid gap-6">
      {reports.map((report) => (
        <ReportPanel key={report.key} report={report} period={period} />
      ))}
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState
      icon={<BarChart3 aria-hidden size={24} />}
      title="No case was opened in these days"
      action={<LinkButton href="/cases">Go to the cases</LinkButton>}
    >
      Once somebody says that a referral was missed, here stand how many there were and why, how long people
      waited, and the money that was restored or lost. Choose more days above, or open a case.
    </EmptyState>
  )
}

const currentMoment = () => new Date()
