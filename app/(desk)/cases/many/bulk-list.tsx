import { RowKeys } from '#app/_ui/row-keys.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { CaseState } from '#lib/cases/words.ts'
import { caseName } from '#lib/cases/rules.ts'
import { counted } from '../../requests/_plan/counted.ts'

export interface FrozenCase {
  id: string
  number: number
  summary: string
  state: CaseState
}

interface BulkListProps {
  frozen: readonly FrozenCase[]
  /** Those that are left out. */
  left: ReadonlySet<string>
  onToggle: (id: string) => void
}

/** Exactly the cases that something is about to be done to. */
export function BulkList({ frozen, left, onToggle }: BulkListProps) {
  return (
    <Panel
      title={counted(frozen.length - left.size, 'case')}
      note={left.size > 0 && `${left.size} left out`}
      flush
    >
      <RowKeys>
        <ul className="divide-y divide-line">
          {frozen.map(({ id, number, summary, state }) => (
            <li key={id}>
              <label className="flex min-h-11 items-center gap-3 px-4 py-2 hover:bg-accent-row">
                <input
                  type="checkbox"
                  data-row-link=""
                  checked={!left.has(id)}
                  onChange={() => onToggle(id)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="font-mono text-sm text-muted">{caseName(number)}</span>
                <span className="min-w-0 flex-1 wrap-anywhere">{summary}</span>
                <span className="text-sm text-muted">{state}</span>
              </label>
            </li>
          ))}
        </ul>
      </RowKeys>
    </Panel>
  )
}
