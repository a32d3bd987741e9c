'use client'

import { useId, useRef, type ComponentProps, type MouseEvent, type ReactNode } from 'react'
import { buttonLook, type ButtonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { Kbd, keyCap } from './kbd.tsx'
import { useKey } from './keys.tsx'
import { Spinner } from './spinner.tsx'

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'disabled' | 'className'> {
  icon?: ReactNode
  /** One key that presses this button, shown on it: "a". */
  hotkey?: string | undefined
  /** What the key does, for the list of keys; the button's own words when left out. */
  hotkeyLabel?: string | undefined
  /** At work: keeps its size, takes no second press. */
  pending?: boolean | undefined
  /** Why it cannot be pressed now, as a sentence; it keeps its place in the tab order. */
  unavailable?: string | undefined
  /** Pressed although it cannot be: shows where the reason lies. */
  onUnavailable?: (() => void) | undefined
}

export function Button({
  variant,
  size,
  wide,
  icon,
  hotkey,
  hotkeyLabel,
  pending = false,
  unavailable,
  onUnavailable,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const reason = useId()
  const off = pending || unavailable !== undefined
  const label = hotkeyLabel ?? (typeof children === 'string' ? children : 'Press the button')
  useKey(hotkey, label, () => button.current?.click(), { enabled: !off })

  function pressed(event: MouseEvent<HTMLButtonElement>) {
    if (!off) onClick?.(event)
    else {
      event.preventDefault()
      if (!pending) onUnavailable?.()
    }
  }

  return (
    <button
      ref={button}
      {...rest}
      type={type}
      onClick={pressed}
      className={buttonLook({ variant, size, wide })}
      title={unavailable}
      aria-disabled={off || undefined}
      data-unavailable={unavailable === undefined ? undefined : ''}
      aria-busy={pending || undefined}
      aria-keyshortcuts={hotkey}
      aria-describedby={unavailable === undefined ? rest['aria-describedby'] : reason}
    >
      <span className={cx('inline-flex items-center gap-1.5', pending && 'opacity-0')}>
        {icon}
        {children}
        {hotkey !== undefined && <Kbd>{keyCap(hotkey)}</Kbd>}
      </span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      {unavailable !== undefined && (
        <span id={reason} hidden>
          {unavailable}
        </span>
      )}
    </button>
  )
}
