'use client'

import { FileSpreadsheet } from 'lucide-react'
import { useId, useState, type DragEvent } from 'react'
import { cx } from '#app/_ui/cx.ts'
import { Spinner } from '#app/_ui/spinner.tsx'

export interface FileDropProps {
  label: string
  hint: string
  /** Of the browser's choice of files: ".csv,text/csv". */
  accept: string
  /** Reading what was given: takes no further file. */
  pending: boolean
  onFile: (file: File) => void
}

/** A field for one file, dropped in or chosen. */
export function FileDrop({ label, hint, accept, pending, onFile }: FileDropProps) {
  const id = useId()
  const [over, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !pending) onFile(file)
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => {
        setOver(false)
      }}
      onDrop={drop}
      aria-busy={pending}
      className={cx(
        'relative grid justify-items-center gap-1 rounded-lg border border-dashed px-6 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        over ? 'border-accent bg-accent-soft' : 'border-line bg-panel',
      )}
    >
      <span className="text-muted">{pending ? <Spinner /> : <FileSpreadsheet aria-hidden size={24} />}</span>
      <label htmlFor={id} className="font-medium">
        {pending ? 'Reading the file …' : label}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={pending}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The same file may be chosen again, after it was changed.
          currentTarget.value = ''
          if (file) onFile(file)
        }}
        className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-default"
      />
    </div>
  )
}
