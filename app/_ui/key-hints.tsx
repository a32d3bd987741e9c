import { Kbd, keyCap } from './kbd.tsx'

const known = [
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['?'], does: 'all keys' },
]

/** The line under a table that teaches its keys; not shown where there is no keyboard. */
export function KeyHints() {
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 text-sm text-muted pointer-coarse:hidden">
      {known.map(({ keys, does }) => (
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
