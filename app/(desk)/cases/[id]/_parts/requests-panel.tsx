'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Panel } from '#app/_ui/panel.tsx'
import { StatePill, type RequestStateName } from '#app/_ui/state-pill.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDo } from '../../_parts/use-do.ts'
import { link, unlink } from '../actions.ts'

export interface LinkedLine {
  id: string
  number: number
  state: RequestStateName
  about: string
}

interface RequestsPanelProps {
  caseId: string
  linked: readonly LinkedLine[]
  mayWork: boolean
}

/** Shown at once; of a glitch there may be one for each of its new users. */
const most = 6

/** The requests that the case follows by itself. */
export function RequestsPanel({ caseId, linked, mayWork }: RequestsPanelProps) {
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  return (
    <Panel title="Requests" note={linked.length > 1 && String(linked.length)}>
      {linked.length === 0 && (
        <p className="text-sm text-muted">
          None yet. Once one is filed from here, the case follows it by itself.
        </p>
      )}
      <ul className={cx('grid gap-3', all && 'max-h-96 overflow-y-auto')}>
        {(all ? linked : linked.slice(0, most)).map((one) => (
          <LinkedRow key={one.id} caseId={caseId} one={one} mayWork={mayWork} />
        ))}
      </ul>
      {linked.length > most && (
        <div className="mt-2">
          <Button size="small" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${linked.length}`}
          </Button>
        </div>
      )}
      {mayWork && (
        <div className="mt-3">
          {open ? (
            <LinkForm caseId={caseId} onDone={() => setOpen(false)} />
          ) : (
            <Button size="small" variant="quiet" hotkey="l" onClick={() => setOpen(true)}>
              Link a request
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

function LinkedRow({ caseId, one, mayWork }: { caseId: string; one: LinkedLine; mayWork: boolean }) {
  const { run, pending, refusal } = useDo()
  return (
    <li className="text-sm">
      <span className="flex flex-wrap items-center gap-2">
        <TextLink href={`/requests/${one.id}` as Route}>{`R-${one.number}`}</TextLink>
        <StatePill state={one.state} short />
        {mayWork && (
          <Button
            size="small"
            variant="quiet"
            pending={pending}
            onClick={() => run(() => unlink({ caseId, requestId: one.id }))}
          >
            Take off
          </Button>
        )}
      </span>
      <span className="wrap-anywhere text-muted">{one.about}</span>
      {refusal && <span className="block text-bad">{refusal.sentence}</span>}
    </li>
  )
}

function LinkForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const [number, keepNumber] = useKept(`case:${caseId}:link`)
  const { run, pending, refusal } = useDo()
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        run(
          () => link({ caseId, request: number }),
          () => {
            keepNumber('')
            onDone()
          },
        )
      }}
    >
      <TextInput
        label="Its number"
        placeholder="R-1042"
        autoFocus
        value={number}
        onChange={({ target }) => keepNumber(target.value)}
        error={refusal?.sentence}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" pending={pending}>
          Link it
        </Button>
        <Button size="small" variant="quiet" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
