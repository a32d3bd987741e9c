export function Kbd({ children }: { children: string }) {
  return (
    <kbd aria-hidden className="font-mono text-xs font-normal opacity-80">
      {children}
    </kbd>
  )
}

const names: Record<string, string> = { Enter: '↵', Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→' }

/** The letter on the cap: "a" is shown as A. */
export function keyCap(key: string) {
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
