'use client'

import { Button } from '#app/_ui/button.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { parseMentions } from '#lib/cases/parse-mentions.ts'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDoOnce } from '../../_parts/use-do-once.ts'
import { NamingArea } from './naming-area.tsx'
import { note } from './text-actions.ts'

export interface NoteFormProps {
  caseId: string
  /** Whom a note can name. */
  colleagues: readonly SelectOption[]
  /** A note on its way; null where none is. */
  keeping: string | null
  onKeeping: (body: string) => void
}

/** A note that only staff see; "@Ada Lind" in it tells her. */
export function NoteForm({ caseId, colleagues, keeping, onKeeping }: NoteFormProps) {
  const name = `case:${caseId}:note`
  const [body, keep] = useKept(name)
  const { runOnce, pending, refusal } = useDoOnce(name)
  const { named, untold } = parseMentions(body, colleagues)
  return (
    <form
      noValidate
      onKeyDown={sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        runOnce(
          (key) => note({ key, caseId, body, mentions: named.map(({ value }) => value) }),
          () => keep(''),
          () => {
            if (body.trim() !== '') onKeeping(body)
          },
        )
      }}
    >
      <NamingArea
        label="Note"
        value={keeping === null ? body : ''}
        readOnly={keeping !== null}
        people={colleagues}
        error={refusal?.sentence}
        onValue={keep}
        hint={hintOf(named, untold)}
      />
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="w-48">
          <Select
            label="Name somebody"
            empty="Choose a colleague"
            options={colleagues}
            value=""
            onChange={({ target }) => {
              const chosen = colleagues.find(({ value }) => value === target.value)
              if (chosen) keep(`${body}${body === '' || body.endsWith(' ') ? '' : ' '}@${chosen.label} `)
            }}
          />
        </div>
        <div className="mb-7 max-sm:mb-2">
          <Button type="submit" variant="primary" pending={pending}>
            Keep the note
            <ModEnter />
          </Button>
        </div>
      </div>
    </form>
  )
}

function hintOf(named: readonly SelectOption[], untold: readonly string[]) {
  if (named.length === 0 && untold.length === 0) return 'Only staff see it. @ and a name tells that person.'
  const told = named.length === 0 ? '' : ` Told: ${named.map(({ label }) => label).join(', ')}.`
  const nobody = `${untold.join(', ')} ${untold.length === 1 ? 'tells' : 'tell'} nobody: write the whole name.`
  return `Only staff see it.${told}${untold.length === 0 ? '' : ` ${nobody}`}`
}
