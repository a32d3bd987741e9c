import { Button } from '#app/_ui/button.tsx'
import { MoneySums } from '#app/_ui/money.tsx'
import type { ReadPayments } from '#lib/attribution/parse-payments.ts'
import { sum } from '#lib/attribution/plan.ts'
import { counted } from '../../_plan/counted.ts'

interface ListLineProps {
  read: ReadPayments | null
  note: string | null
  onMistake: () => void
}

/** How the list stands: what it sums up to, or how many rows are to be mended. Its room is there from the beginning. */
export function ListLine({ read, note, onMistake }: ListLineProps) {
  const payments = read?.rows.flatMap(({ payment }) => payment ?? []) ?? []
  const mistakes = read?.mistakes ?? 0
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm" aria-live="polite">
      {mistakes > 0 && (
        <>
          <span className="text-bad">{counted(mistakes, 'row')} to mend or remove</span>
          <Button size="small" onClick={onMistake}>
            Next mistake
          </Button>
        </>
      )}
      {mistakes === 0 && payments.length > 0 && (
        <span>
          {payments.length.toLocaleString('en')} {payments.length === 1 ? 'payment' : 'payments'},{' '}
          <MoneySums sums={sum(payments)} /> in all
        </span>
      )}
      {note !== null && <span className="text-muted">{note}</span>}
    </div>
  )
}
