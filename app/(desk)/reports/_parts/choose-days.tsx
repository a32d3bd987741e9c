import Form from 'next/form'
import { Button } from '#app/_ui/button.tsx'
import { FilterPills } from '#app/_ui/filter-pills.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { lastDays } from '#lib/reports/period.ts'
import type { Period } from '#lib/reports/report.ts'
import { reportsOf } from './addresses.ts'

interface ChooseDaysProps {
  period: Period
  problem: string | null
  now: Date
}

const presets = [
  { label: 'Last 30 days', days: 30 },
  { label: 'Last 90 days', days: 90 },
  { label: 'Last 365 days', days: 365 },
]

/** Which days the reports are of: usual ones, or from one to another. */
export function ChooseDays({ period, problem, now }: ChooseDaysProps) {
  const pills = presets.map(({ label, days }) => {
    const asked = lastDays(days, now)
    const current = asked.from === period.from && asked.to === period.to
    return { label, href: reportsOf(asked), current }
  })
  return (
    <div className="mb-4">
      <FilterPills label="Which days" pills={pills} />
      <Form
        key={`${period.from} ${period.to}`}
        action="/reports"
        className="mt-3 grid grid-cols-2 items-start gap-x-4 sm:grid-cols-[11rem_18rem_auto]"
      >
        <TextInput type="date" name="from" label="From" defaultValue={period.from} hint="Days are in UTC." />
        <TextInput
          type="date"
          name="to"
          label="Until"
          defaultValue={period.to}
          hint="This day is in it."
          error={problem ?? undefined}
        />
        <div className="max-sm:col-span-2 max-sm:mb-3 sm:pt-6">
          <Button type="submit">Show these days</Button>
        </div>
      </Form>
    </div>
  )
}
