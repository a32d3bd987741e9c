export const barButton =
  'inline-flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-panel px-3 text-sm text-muted hover:bg-quiet hover:text-ink'
