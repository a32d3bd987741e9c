'use client'

import { Copy } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'

/** Puts the text into the clipboard. `what`: "message". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <Button icon={<Copy aria-hidden size={16} />} onClick={() => void copy(text, what)}>
      {`Copy ${what}`}
    </Button>
  )
}

async function copy(text: string, what: string) {
  try {
    await navigator.clipboard.writeText(text)
    toast.success(`Copied the ${what}`)
  } catch {
    toast.error('The browser did not allow copying. Select the text and copy it by hand.')
  }
}
