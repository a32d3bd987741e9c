import { cx } from './cx.ts'

export type ButtonVariant = 'primary' | 'plain' | 'danger' | 'quiet'
export type ButtonSize = 'small' | 'medium'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-line bg-panel text-ink hover:bg-quiet',
  danger: 'border-line bg-panel text-bad hover:bg-bad-soft',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-quiet',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-8 px-3 text-sm',
  medium: 'h-9 px-3.5 text-base',
}

const unavailable =
  'data-unavailable:cursor-not-allowed data-unavailable:border-transparent data-unavailable:bg-quiet data-unavailable:text-muted'

export interface ButtonLook {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Takes the whole width it is given. */
  wide?: boolean | undefined
}

export function buttonLook({ variant = 'plain', size = 'medium', wide = false }: ButtonLook) {
  return cx(
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline select-none',
    sizes[size],
    variants[variant],
    unavailable,
    wide && 'w-full',
  )
}
