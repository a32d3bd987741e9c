'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { formatSums } from '#app/_ui/format.ts'
import { useNow } from '#app/_ui/reader.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { sum } from '#lib/attribution/plan.ts'
import { counted } from '../../../_plan/counted.ts'
import { goOn, report } from '../../actions.ts'
import { useAnswer } from '../use-answer.ts'
import { useKept } from '../use-kept.ts'
import type { ByHand } from './by-hand.ts'
import { FileField } from './file-field.tsx'
import { TickTable } from './tick-table.tsx'
import { useFiles } from './use-files.ts'
import { useTicks } from './use-ticks.ts'

type Did = 'done' | 'left out'

interface ByHandFormProps {
  requestId: string
  byHand: ByHand
  /** Why this person cannot have it tried again. */
  whyNotAgain: string | undefined
  draft: string
}

/** Ticks what was done, says how, and reports it: the files first, so that none is missing where the report was taken. */
export function ByHandForm({ requestId, byHand, whyNotAgain, draft }: ByHandFormProps) {
  const { events, place, tried, possible } = byHand
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, field, answered } = useAnswer(draft, area)
  const inLink = possible && field === 'link'
  const [link, keepLink] = useKept(`${draft}:link`)
  const ticks = useTicks(
    `${draft}:ticks`,
    events.map(({ position }) => position),
  )
  const files = useFiles(requestId)
  const now = useNow()
  const [pressed, setPressed] = useState<Did | 'again'>()
  const [attaching, setAttaching] = useState(false)
  const reporting = useAction(report, {
    ...answered,
    onSuccess: () => {
      keepLink('')
      ticks.clear()
      files.clear()
      answered.onSuccess()
    },
  })
  const going = useAction(goOn, answered)
  const busy = attaching || reporting.isPending || going.isPending
  const count = ticks.ticked.size
  const positions = events.flatMap(({ position }) => (ticks.ticked.has(position) ? [position] : []))
  const [first] = positions
  const tickedMoney = events
    .filter(({ position }) => ticks.ticked.has(position))
    .map(({ invoice }) => invoice)
  const late = events.filter(({ clock }) => new Date(clock).getTime() <= now).length
  const untick = count === 0 ? 'Tick in the list above what you did.' : undefined

  async function send(did: Did) {
    const missing = did === 'done' ? 'Say what you did first' : 'Say first why it is left out'
    if (busy || first === undefined || !hasReason(`${missing}: managers read it in the audit.`)) return
    setPressed(did)
    setAttaching(true)
    const evidence = await files.attachAll(first)
    setAttaching(false)
    if (evidence === undefined) return
    const shown = link.trim() === '' ? {} : { link: link.trim() }
    reporting.execute({ requestId, positions, did, because: reason, evidence, ...shown })
  }

  function again() {
    if (
      busy ||
      first === undefined ||
      !hasReason('Say why it is tried again: managers read it in the audit.')
    )
      return
    setPressed('again')
    going.execute({ requestId, position: first, choice: 'again', because: reason })
  }

  return (
    <div
      onPaste={({ clipboardData }) => {
        if (clipboardData.files.length > 0) files.add([...clipboardData.files])
      }}
    >
      {events.length > 1 && (
        <div className="flex items-center justify-between gap-2 border-b border-line pb-2">
          <span aria-live="polite" className="text-sm font-medium">
            {count} of {counted(events.length, 'event')} ticked
            {count > 0 && <span className="font-normal text-muted"> · {formatSums(sum(tickedMoney))}</span>}
          </span>
          <Button
            size="small"
            hotkey="t"
            onClick={() =>
              ticks.tick(
                events.map(({ position }) => position),
                !ticks.all,
              )
            }
          >
            {ticks.all ? 'Untick all' : 'Tick all'}
          </Button>
        </div>
      )}
      <TickTable events={events} place={place} ticks={ticks} />
      {late > 0 && (
        <p className="mt-2 text-sm text-bad">
          The 30 days of {counted(late, 'event')} ran out. What was not resent in time only Cello support can
          import: leave it out.
        </p>
      )}
      <div className="mt-2 grid grid-cols-1 gap-2 border-t border-line pt-3">
        <TextArea
          ref={area}
          label={possible ? 'What you did' : 'Why'}
          needed
          name="because"
          rows={2}
          hint={
            possible ? 'What you pressed, and what you saw after it.' : 'Why it is left out, or tried again.'
          }
          value={reason}
          onChange={(event) => type(event.target.value)}
          error={fieldError}
        />
        {possible && (
          <>
            <TextInput
              type="url"
              label="Link to what you saw"
              name="link"
              placeholder="https://"
              hint="Where there is a page that shows it."
              value={link}
              error={inLink ? refusal : undefined}
              onChange={({ target }) => keepLink(target.value)}
            />
            <FileField files={files} />
          </>
        )}
        {refusal !== undefined && !inLink && (
          <p role="alert" className="text-sm font-medium text-bad">
            {refusal}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {possible && (
            <Button
              variant="primary"
              hotkey="d"
              hotkeyLabel="Report the ticked events as done by hand"
              pending={busy && pressed === 'done'}
              unavailable={untick}
              onClick={() => void send('done')}
            >
              {events.length === 1 ? 'I did it' : `I did ${count} of them`}
            </Button>
          )}
          <Button
            hotkey="l"
            hotkeyLabel="Leave the ticked events out"
            pending={busy && pressed === 'left out'}
            unavailable={untick}
            onClick={() => void send('left out')}
          >
            {events.length === 1 ? 'Leave it out' : `Leave ${count} out`}
          </Button>
          {tried && whyNotAgain === undefined && (
            <Button hotkey="y" pending={busy && pressed === 'again'} onClick={again}>
              Try again
            </Button>
          )}
        </div>
        {tried && whyNotAgain !== undefined && (
          <p className="text-sm text-muted">To have it tried again: {whyNotAgain}</p>
        )}
      </div>
    </div>
  )
}
