'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface ModalProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Once it is gone and the focus is back. */
  onGone?: (() => void) | undefined
  title: string
  /** Spoken, not shown, where the content speaks for itself. */
  silentTitle?: boolean | undefined
  /** Beside the left edge, as high as the window. */
  drawer?: boolean | undefined
  children: ReactNode
}

/** Holds the focus, closes on Escape, gives the focus back. */
export function Modal({ open, onOpenChange, onGone, title, silentTitle, drawer, children }: ModalProps) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) onGone?.()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className={cx('fixed z-50 outline-none', drawer ? drawerLook : boxLook)}>
          <Dialog.Title
            className={silentTitle ? 'sr-only' : 'pt-4 pr-28 pl-4 text-lg font-semibold wrap-anywhere'}
          >
            {title}
          </Dialog.Title>
          {children}
          {(drawer || !silentTitle) && (
            <Dialog.Close className="absolute top-3 right-3 inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-quiet hover:text-ink">
              <X aria-hidden size={16} />
              Close
            </Dialog.Close>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const drawerLook = 'inset-y-0 left-0 flex w-64 max-w-[85vw] flex-col border-r border-line bg-sidebar'

const boxLook =
  'top-[12vh] max-sm:top-[4vh] left-1/2 max-h-[76vh] max-sm:max-h-[92vh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-auto rounded-lg border border-line bg-panel shadow-afloat'
