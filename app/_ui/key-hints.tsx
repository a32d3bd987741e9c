import { Kbd, keyCap } from './kbd.tsx'

interface Hint {
  keys: readonly string[]
  does: string
}

const rows: readonly Hint[] = [
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
]
const last: Hint = { keys: ['?'], does: 'all keys' }

/** The line under a table that teaches its keys, and those of the page alone; not shown where there is no keyboard. */
export function KeyHints({ more = [] }: { more?: readonly Hint[] }) {
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 text-sm text-muted pointer-coarse:hidden">
      {[...rows, ...more, last].map(({ keys, does }) => (
        <span key={does} className="inline-flex gap-1.5">
          {keys.map((key) => (
            <Kbd key={key}>{keyCap(key)}</Kbd>
          ))}
          {does}
        </span>
      ))}
    </p>
  )
}
