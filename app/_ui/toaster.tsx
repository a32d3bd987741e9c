'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Call `toast` of sonner; it is read out by a screen reader. */
export function Toaster() {
  const { theme } = useTheme()
  return (
    // Sonner puts the focus back to where it came from when it leaves a toast: by Tab nobody would get past one.
    <div onFocusCapture={(event) => event.stopPropagation()}>
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
    </div>
  )
}
