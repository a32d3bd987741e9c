'use client'

import { useEffect, useRef, useState } from 'react'
import { Callout } from '#app/_ui/callout.tsx'
import { askSignups } from './ask-signups.ts'
import { FileDrop } from './file-drop.tsx'
import { MatchedView } from './matched-view.tsx'
import type { ShownSignups } from './shorten.ts'

interface Read {
  file: File
  matched: ShownSignups
  kept: boolean
}

/** From the file to what it says, and from there, once confirmed, to what is kept of it. */
export function SignupMatcher() {
  const [read, setRead] = useState<Read | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState<'reading' | 'keeping' | null>(null)
  const result = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (read) result.current?.focus()
  }, [read])

  async function ask(file: File, keep?: string) {
    setPending(keep === undefined ? 'reading' : 'keeping')
    setRefusal(null)
    const asked = await askSignups(file, keep)
    setPending(null)
    if ('answer' in asked) setRead({ file, matched: asked.answer, kept: keep !== undefined })
    else {
      setRefusal(asked.refusal)
      if (keep === undefined) setRead(null)
    }
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <FileDrop
        label={read ? 'Drop in another file, or choose one' : 'Drop in conv_signups, or choose the file'}
        hint="A CSV from the Cello portal, under Download, as it was exported."
        accept=".csv,.tsv,.txt,text/csv"
        pending={pending === 'reading'}
        onFile={(file) => void ask(file)}
      />
      {refusal !== null && (
        <Callout tone="bad" title="Nothing was written." live>
          {refusal}
        </Callout>
      )}
      {read && (
        <div ref={result} tabIndex={-1} className="scroll-mt-[calc(var(--banner,0px)+1rem)] outline-none">
          <MatchedView
            name={read.file.name}
            matched={read.matched}
            kept={read.kept}
            keeping={pending === 'keeping'}
            onKeep={() => void ask(read.file, read.matched.sha256)}
          />
        </div>
      )}
    </div>
  )
}
