export interface Change {
  name: string
  /** null where the key is not set. */
  before: string | null
  after: string | null
}

/** What a writing step changes, key by key. */
export function BeforeAfter({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line px-3 font-mono text-sm">
      {changes.map((change) => (
        <li key={change.name} className="grid gap-x-4 py-1.5 wrap-anywhere sm:grid-cols-[3fr_4fr_4fr]">
          <span className="text-muted">{change.name}</span>
          <ChangedValues {...change} />
        </li>
      ))}
    </ul>
  )
}

function ChangedValues({ before, after }: Change) {
  if (before === after) return <span className="text-muted sm:col-span-2">{before ?? 'not set'} (stays)</span>
  return (
    <>
      <span>
        <span className="sr-only">before: </span>
        <del className="text-bad">{before ?? 'not set'}</del>
      </span>
      <span>
        <span className="sr-only">after: </span>
        <ins className="text-good no-underline">{after ?? 'not set'}</ins>
      </span>
    </>
  )
}
