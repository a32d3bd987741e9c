'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Call `toast` of sonner; it is read out by a screen reader. */
export function Toaster() {
  const { theme } = useTheme()
  return (
    <Sonner
      theme={theme === 'light' || theme === 'dark' ? theme : 'system'}
      position="bottom-right"
      toastOptions={{
        className: 'font-sans!',
        style: {
          background: 'var(--panel)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          fontSize: 'var(--text-sm)',
        },
      }}
    />
  )
}
