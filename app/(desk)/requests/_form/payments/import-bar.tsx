'use client'

import { Download, FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { buttonLook } from '#app/_ui/button-look.ts'
import { template } from '#lib/attribution/payment-columns.ts'

/** A file instead of typing, and what to fill in for one. */
export function ImportBar({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="flex flex-wrap gap-2">
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label="CSV file with payments"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file, mended, may be chosen once more.
          target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button size="small" icon={<FileUp aria-hidden size={16} />} onClick={() => input.current?.click()}>
        Import a CSV file
      </Button>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
        download="payments.csv"
        className={buttonLook({ size: 'small', variant: 'quiet' })}
      >
        <Download aria-hidden size={16} />
        Template
      </a>
    </div>
  )
}
