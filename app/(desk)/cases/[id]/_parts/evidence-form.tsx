'use client'

import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { mostCaseBytes, mostFileBytes } from '#lib/cases/file-limits.ts'
import { accepted, kindWords, sizeWords } from '#lib/evidence/kinds.ts'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDoOnce } from '../../_parts/use-do-once.ts'
import { addWords } from '../_texts/text-actions.ts'
import { droppedLink, isForBrowser } from './dropped-link.ts'
import { sendFile } from './send-file.ts'

interface EvidenceFormProps {
  caseId: string
  /** The line of the checklist; null for something else. */
  askId: string | null
  onDone: () => void
}

type Kind = 'file' | 'text' | 'link' | 'not needed'

const kinds = [
  { value: 'file', label: 'A file' },
  { value: 'text', label: 'A text' },
  { value: 'link', label: 'A link' },
]

/** A file, a text or a link; what was typed stays where a file is refused. */
export function EvidenceForm({ caseId, askId, onDone }: EvidenceFormProps) {
  const [kind, setKind] = useState<Kind>('file')
  const [file, setFile] = useState<File>()
  const name = `case:${caseId}:evidence:${askId ?? 'other'}`
  const [words, setWords] = useKept(name)
  const { runOnce, pending, refusal } = useDoOnce(name)
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    form.current?.querySelector('select')?.focus()
  }, [])

  /** What is pasted or dropped, as if it had been chosen or typed. */
  const take = (event: SyntheticEvent, given: DataTransfer) => {
    if (given.files.length > 0 && input.current) {
      event.preventDefault()
      input.current.files = given.files
      setFile(given.files[0])
    } else if (event.type === 'drop' && !isForBrowser(event, given)) {
      event.preventDefault()
      takeLink(droppedLink(given))
    }
  }
  /** A text that is typed keeps its kind and takes the link in. */
  const takeLink = (link: string | undefined) => {
    if (link === undefined) return
    const isText = kind !== 'link' && words.trim() !== ''
    setKind(isText && kind === 'file' ? 'text' : isText ? kind : 'link')
    setWords(isText ? `${words}\n${link}` : link)
  }
  const done = () => {
    setWords('')
    onDone()
  }
  const submit = () => {
    if (kind !== 'file') runOnce((key) => addWords({ key, caseId, askId, kind, words }), done)
    else runOnce((key) => sendFile({ key, caseId, askId, file }), onDone)
  }
  const typed = { value: words, error: refusal?.sentence }
  const options = askId === null ? kinds : [...kinds, { value: 'not needed', label: 'It is not needed' }]
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={sendByModEnter}
      onPaste={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => {
        if (!isForBrowser(event, event.dataTransfer)) event.preventDefault()
      }}
      onDrop={(event) => take(event, event.dataTransfer)}
      className="mt-2 grid gap-1 rounded-md bg-quiet p-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Select
        label="What comes"
        options={options}
        value={kind}
        onChange={({ target }) => setKind(target.value as Kind)}
      />
      {kind === 'file' && (
        <div className="mb-2">
          <label className="grid gap-1 text-sm font-medium">
            File
            <input
              ref={input}
              type="file"
              accept={accepted}
              onChange={({ target }) => setFile(target.files?.[0])}
              className="text-base font-normal file:mr-3 file:h-9 file:rounded-md file:border file:border-line file:bg-panel file:px-3"
            />
          </label>
          <p aria-live="polite" className={`min-h-6 pt-1 text-sm ${refusal ? 'text-bad' : 'text-muted'}`}>
            {refusal?.sentence ??
              `Choose it, drop it here, or paste a screenshot. It may be ${kindWords}, to ${sizeWords(mostFileBytes)}; a case holds ${sizeWords(mostCaseBytes)}.`}
          </p>
        </div>
      )}
      {kind === 'link' && (
        <TextInput label="Link" type="url" {...typed} onChange={({ target }) => setWords(target.value)} />
      )}
      {(kind === 'text' || kind === 'not needed') && (
        <TextArea
          label={kind === 'text' ? 'Text' : 'Why it is not needed'}
          {...typed}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onDone}>
          Leave it
        </Button>
        <Button type="submit" size="small" variant="primary" pending={pending}>
          Add it
          <ModEnter />
        </Button>
      </div>
    </form>
  )
}
