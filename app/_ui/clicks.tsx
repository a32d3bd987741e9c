'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { toast } from 'sonner'

/** Answers clicks on what rows draw without a listener of their own: ids, and links within the desk. Mounted once, by the shell. */
export function Clicks() {
  const router = useRouter()
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      const id = event.target.closest<HTMLElement>('[data-copy]')?.dataset['copy']
      if (id !== undefined) void copy(id)
      const href = event.target.closest('a[data-plain]')?.getAttribute('href')
      if (!href || opensElsewhere(event)) return
      event.preventDefault()
      router.push(href as Route)
    }
    window.addEventListener('click', clicked)
    return () => {
      window.removeEventListener('click', clicked)
    }
  }, [router])
  return null
}

/** In a tab or a window of its own, or as a file: the browser does that by itself. */
function opensElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}

async function copy(id: string) {
  try {
    await navigator.clipboard.writeText(id)
    toast.success(`Copied ${id}`)
  } catch {
    toast.error(`The browser did not allow copying. Select it by hand: ${id}`)
  }
}
