'use client'

import { Check, Square } from 'lucide-react'
import type { Route } from 'next'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ask, CaseEvidenceRow } from '#lib/cases/find-evidence.ts'
import { sizeWords } from '#lib/evidence/kinds.ts'
import { EvidenceForm } from './evidence-form.tsx'

interface EvidencePanelProps {
  caseId: string
  checklist: readonly Ask[]
  evidence: readonly CaseEvidenceRow[]
  mayWork: boolean
}

/** What is asked for in a case of its kind, ticked off as it comes, and whatever else was given. */
export function EvidencePanel({ caseId, checklist, evidence, mayWork }: EvidencePanelProps) {
  const [adding, setAdding] = useState<string | null>()
  const done = checklist.filter(({ ticked }) => ticked).length
  /** The line that the key adds to: the first that is missing and not open. */
  const next = checklist.find(({ id, ticked }) => !ticked && id !== adding)?.id ?? null
  const other = evidence.filter(({ askId }) => !checklist.some(({ id }) => id === askId))
  const form = (askId: string | null) =>
    mayWork && adding === askId ? (
      <EvidenceForm
        key={askId ?? 'other'}
        caseId={caseId}
        askId={askId}
        onDone={() => setAdding(undefined)}
      />
    ) : null
  return (
    <Panel title="Evidence" note={checklist.length > 0 && `${done} of ${checklist.length} came`} flush>
      <ul className="divide-y divide-line">
        {checklist.map((ask) => (
          <li key={ask.id} className="px-4 py-2.5">
            <div className="flex items-start justify-between gap-x-4">
              <span className="flex min-w-0 items-start gap-2 py-1">
                <Tick ticked={ask.ticked} />
                <span className="wrap-anywhere">
                  {ask.name}
                  <span className="sr-only">{ask.ticked ? ': it came' : ': it is missing'}</span>
                </span>
              </span>
              {mayWork && adding !== ask.id && (
                <Button
                  size="small"
                  variant="quiet"
                  hotkey={next === ask.id ? 'v' : undefined}
                  hotkeyLabel="Add evidence"
                  onClick={() => setAdding(ask.id)}
                >
                  {ask.ticked ? 'Add more' : 'Add it'}
                </Button>
              )}
            </div>
            <Given caseId={caseId} rows={evidence.filter(({ askId }) => askId === ask.id)} />
            {form(ask.id)}
          </li>
        ))}
        <li className="px-4 py-2.5">
          <div className="flex items-start justify-between gap-x-4">
            <span className="py-1 text-muted">
              {other.length === 0 ? 'Something else that speaks for or against it' : 'Something else'}
            </span>
            {mayWork && adding !== null && (
              <Button
                size="small"
                variant="quiet"
                hotkey={next === null ? 'v' : undefined}
                hotkeyLabel="Add evidence"
                onClick={() => setAdding(null)}
              >
                Add
              </Button>
            )}
          </div>
          <Given caseId={caseId} rows={other} />
          {form(null)}
        </li>
      </ul>
    </Panel>
  )
}

const Tick = ({ ticked }: { ticked: boolean }) =>
  ticked ? (
    <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-good" />
  ) : (
    <Square aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />
  )

function Given({ caseId, rows }: { caseId: string; rows: readonly CaseEvidenceRow[] }) {
  if (rows.length === 0) return null
  return (
    <ul className="mt-1 grid gap-1.5 pl-6 text-sm">
      {rows.map((row) => (
        <li key={row.id} className="wrap-anywhere">
          <What caseId={caseId} row={row} />{' '}
          <span className="text-muted">
            {row.addedBy}, <Time at={row.addedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function What({ caseId, row: { id, kind, words, name, size } }: { caseId: string; row: CaseEvidenceRow }) {
  if (kind === 'file')
    return (
      <a
        href={`/api/cases/${caseId}/evidence/${id}` as Route}
        download
        className="underline decoration-1 underline-offset-2 hover:decoration-2"
      >
        {name}, {sizeWords(size ?? 0)}
      </a>
    )
  if (kind === 'link') return <OutsideLink href={words ?? ''}>{words}</OutsideLink>
  if (kind === 'not needed') return <span>Not needed: {words}</span>
  return <span className="whitespace-pre-wrap">{words}</span>
}
