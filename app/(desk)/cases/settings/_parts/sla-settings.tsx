'use client'

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { slaChanged } from '#lib/cases/as-it-stands.ts'
import type { Sla } from '#lib/cases/get-sla.ts'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { BehindCallout } from '../../[id]/_parts/form-frame.tsx'
import { capital } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { sla as setSla } from '../actions.ts'
import { hoursOf, readValues, type SlaErrors, valuesOf, week } from './sla-values.ts'
import { TargetRows } from './target-rows.tsx'

/** The calendar and the targets that clocks are counted by. A change is the next version, with its reason. */
export function SlaSettings({ sla, zones }: { sla: Sla; zones: readonly string[] }) {
  const { hours, ...rest } = valuesOf(sla)
  const draft = useDraft('cases:settings:sla', { ...rest, ...hours, because: '' })
  const { values, set, forget, begun, behind } = draft
  const [errors, setErrors] = useState<SlaErrors>({})
  const form = useRef<HTMLFormElement>(null)
  const { run, pending, besides, errorOf } = useDo()

  const refusal = besides('because', behind ? 'basedOn' : '')

  function submit() {
    const read = readValues({ ...values, hours: hoursOf(values) }, sla.version)
    flushSync(() => setErrors('errors' in read ? read.errors : {}))
    if ('errors' in read) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else
      run(
        () => setSla(read.form),
        () => {
          forget()
          toast.success('It is set. The clocks of open cases are counted anew.')
        },
      )
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Panel title="Open hours" note={`version ${sla.version}`}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextInput
            label="Time zone"
            value={values.zone}
            hint="Type a city, and choose: Berlin"
            list="zones"
            error={errors['zone']}
            onChange={({ target }) => set({ zone: target.value })}
          />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
        <p className="mb-2 text-sm text-muted">
          When the company works, such as 9:00-12:00, 13:00-17:00. A day that is left empty is closed.
        </p>
        <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
          {week.map((day) => (
            <TextInput
              key={day}
              label={capital(day)}
              value={values[day]}
              placeholder="closed"
              error={errors[day]}
              onChange={({ target }) => set({ [day]: target.value })}
            />
          ))}
        </div>
        <TextArea
          label="Holidays"
          rows={4}
          value={values.holidays}
          hint="One a line, as 2026-12-25."
          error={errors['holidays']}
          onChange={({ target }) => set({ holidays: target.value })}
        />
      </Panel>
      <Panel title="Targets" note="the first one that fits a case counts">
        <TargetRows targets={values.targets} errors={errors} onChange={(targets) => set({ targets })} />
      </Panel>
      <Panel title="Set it">
        <TextArea
          label="Why"
          needed
          rows={2}
          value={values.because}
          hint="Managers read it in the audit."
          error={errors['because'] ?? errorOf('because')}
          onChange={({ target }) => set({ because: target.value })}
        />
        <div className="mb-3 grid gap-3 empty:hidden">
          {behind && <BehindCallout sentence={slaChanged(sla)} onTake={forget} />}
          {refusal !== undefined && (
            <Callout tone="bad" title="It was not set." live>
              {refusal}
            </Callout>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {behind ? 'Set mine on top of it' : 'Set the calendar and the targets'}
          </Button>
          {begun && !behind && (
            <Button variant="quiet" onClick={forget}>
              Leave what I typed
            </Button>
          )}
        </div>
      </Panel>
    </form>
  )
}
