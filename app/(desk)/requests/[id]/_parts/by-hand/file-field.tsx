'use client'

import { Check, Paperclip, X } from 'lucide-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { accepted, mostBytes, sizeWords } from '#lib/evidence/kinds.ts'
import type { useFiles } from './use-files.ts'

/** Files are dropped here, chosen, or pasted beside it. */
export function FileField({
  files: { files, problem, add, remove },
}: {
  files: ReturnType<typeof useFiles>
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const note = useId()

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        'rounded-md border border-dashed p-2.5',
        over ? 'border-accent bg-accent-soft' : 'border-edge',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="small"
          hotkey="f"
          icon={<Paperclip aria-hidden size={16} />}
          aria-describedby={note}
          onClick={() => input.current?.click()}
        >
          Attach files
        </Button>
        <span className="text-sm text-muted">
          Drop or paste them: PNG, JPEG, WebP, PDF, text, CSV, e-mail; {sizeWords(mostBytes)} each
        </span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label="Files that show it"
          onChange={({ target }) => {
            add([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </div>
      {files.length > 0 && (
        <ul aria-label="Files to attach" className="mt-2 grid gap-1 text-sm">
          {files.map(({ key, file, id }) => (
            <li key={key} className="flex min-h-6 items-center gap-2">
              <span className="min-w-0 truncate font-mono">{file.name}</span>
              <span className="whitespace-nowrap text-muted">{sizeWords(file.size)}</span>
              {id !== undefined && (
                <span className="inline-flex items-center gap-1 text-good">
                  <Check aria-hidden size={14} /> attached
                </span>
              )}
              <button
                type="button"
                onClick={() => remove(key)}
                className="grid size-6 place-items-center rounded-sm text-muted hover:text-ink"
              >
                <X aria-hidden size={14} />
                <span className="sr-only">Do not name {file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id={note} aria-live="polite" className={cx('text-sm text-bad wrap-anywhere', problem && 'mt-2')}>
        {problem}
      </p>
    </div>
  )
}
