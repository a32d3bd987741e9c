'use client'

import { useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { comparePolicies } from '#lib/policy/compare-policies.ts'
import type { Giver } from '#lib/policy/what-lacks.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { SendBar } from '../../requests/_form/send-bar.tsx'
import { effectWords } from '../_words/change-words.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { lacksOf } from '../_words/lacks-of.ts'
import { BackTestSide } from './back-test-side.tsx'
import { createDraftStore } from './draft-store.ts'
import { DraftLine } from './draft-line.tsx'
import { EditorNotes } from './editor-notes.tsx'
import { readTyped } from './read-typed.ts'
import { RestFields } from './rest-fields.tsx'
import { RulesField } from './rules-field.tsx'
import { type TypedPolicy, typedOf } from './typed.ts'
import { useBackTest } from './use-back-test.ts'
import { useProblems } from './use-problems.ts'
import { usePropose } from './use-propose.ts'

export interface PolicyEditorProps {
  /** Under which the draft is kept: of this person. */
  draftName: string
  current: { version: number; rules: Rule[]; expiresAfterDays: number }
  /** The version that waits for a decision, where one does. */
  waiting: number | undefined
  /** Nobody else could decide it. */
  alone: boolean
  givers: readonly Giver[]
  paths: PathNames
}

/** Proposes the next version, with what it would have done beside it. */
export function PolicyEditor({ draftName, current, waiting, alone, givers, paths }: PolicyEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  const [store] = useState(() => createDraftStore(draftName, typedOf(current)))
  const draft = useSyncExternalStore(store.subscribe, store.current, store.atFirst)
  const { typed } = draft
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const read = readTyped(typed)
  const { testing, testAgain } = useBackTest(read.rules)
  const { propose, pending, refusal } = usePropose(store)
  const found = {
    ...read.problems,
    ...(testing.state === 'refused' && problemIn(testing.refusal)),
    ...problemIn(refusal),
  }
  const { state, tried, tryAll } = useProblems(found)
  const tested = testing.state === 'tested' ? testing.tested : null
  const lacks = read.rules === null ? [] : lacksOf(read.rules, givers, Object.keys(paths))
  const stale = typed.basedOn !== current.version
  const why = whyNot()

  const set = (changed: Partial<TypedPolicy>) => {
    store.set({ ...typed, ...changed })
  }

  function whyNot(): string | undefined {
    if (waiting !== undefined) return `Version ${waiting} waits for a decision: one at a time.`
    if (stale) return 'Another version is in force now: see above.'
    if (Object.keys(found).length > 0)
      return tried
        ? 'Something is not right yet: see the sentence beside it.'
        : 'Something is still to be filled in.'
    return consequence() === '' ? 'Nothing is changed yet.' : undefined
  }

  function consequence() {
    if (read.rules === null) return ''
    return effectWords(comparePolicies(current.rules, read.rules), current, read)
  }

  function send() {
    if (why === undefined && read.rules !== null) {
      propose({
        rules: read.rules,
        expiresAfterDays: read.expiresAfterDays,
        because: typed.because,
        basedOn: typed.basedOn,
      })
      return
    }
    flushSync(() => {
      tryAll()
      setOpen(new Set([...open, ...rulesWithProblems(typed, found)]))
    })
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus()
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <PageHead title="Propose a change of the policy" aside={<DraftLine store={store} draft={draft} />}>
        Nothing changes before a second admin accepts it. Requests keep the version they were filed under
        beside it.
      </PageHead>
      <EditorNotes
        stale={stale ? { begun: typed.basedOn, now: current.version } : undefined}
        waiting={waiting}
        alone={alone}
        onGoOn={() => {
          set({ basedOn: current.version })
        }}
      />
      <Columns share="decide">
        <Column>
          <RulesField
            form={state}
            rules={typed.rules}
            each={read.each}
            paths={paths}
            open={open}
            tested={tested}
            lacks={new Map(lacks.map(({ at, sentence }) => [at, sentence]))}
            onOpen={setOpen}
            onChange={(rules) => {
              set({ rules })
            }}
          />
          <RestFields form={state} typed={typed} onChange={set} />
        </Column>
        <Column sticky>
          <BackTestSide testing={testing} testAgain={testAgain} />
          <SendBar
            label="Propose"
            consequence={`${consequence()}. In force once a second admin accepts it.`}
            why={why}
            pending={pending}
            refusal={refusal?.field === undefined ? refusal : null}
            requestId={undefined}
            onRenew={() => undefined}
            onSend={send}
          />
        </Column>
      </Columns>
    </form>
  )
}

const problemIn = (refusal: { field?: string; sentence: string } | null) =>
  refusal?.field === undefined ? {} : { [refusal.field]: refusal.sentence }

const rulesWithProblems = ({ rules }: TypedPolicy, problems: Readonly<Record<string, string>>) =>
  rules
    .filter((_, at) => Object.keys(problems).some((path) => path.startsWith(`rules.${at}.`)))
    .map(({ key }) => key)
