'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { ReaderProvider } from '../_ui/reader.tsx'
import { Toaster } from '../_ui/toaster.tsx'

export interface ProvidersProps {
  now: number
  zone: string
  /** With which the page's own scripts may run. */
  nonce: string | undefined
  children: ReactNode
}

export function Providers({ now, zone, nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      {...(nonce !== undefined && { nonce })}
    >
      <ReaderProvider now={now} zone={zone}>
        {children}
        <Toaster />
      </ReaderProvider>
    </ThemeProvider>
  )
}
