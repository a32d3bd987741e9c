import type { Metadata } from 'next'
import Form from 'next/form'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Button } from '#app/_ui/button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { visit } from '#lib/page.ts'
import { makeReports } from '#lib/reports/make-reports.ts'
import { readPeriod } from '#lib/reports/period.ts'
import { ReportPanel } from './_parts/report-panel.tsx'

export const metadata: Metadata = { title: 'Reports' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Reports({ searchParams }: Props) {
  const { actor } = await visit('report:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Reports' }]} permission="report:see" />
  const period = readPeriod(await searchParams, currentMoment())
  const reports = await makeReports(actor, period)
  return (
    <PageFrame crumbs={[{ label: 'Reports' }]}>
      <PageHead title="What was missed, how long it took, and what it brought">
        Each bar leads to what it counts; each table is there as CSV.
      </PageHead>
      <Form action={'/reports'} className="mb-4 flex flex-wrap items-start gap-x-4">
        <TextInput type="date" name="from" label="From" defaultValue={period.from} />
        <TextInput type="date" name="to" label="Until" defaultValue={period.to} />
        <div className="pt-6">
          <Button type="submit">Show these days</Button>
        </div>
      </Form>
      <div className="grid gap-6">
        {reports.map((report) => (
          <ReportPanel key={report.key} report={report} period={period} />
        ))}
      </div>
    </PageFrame>
  )
}

const currentMoment = () => new Date()
