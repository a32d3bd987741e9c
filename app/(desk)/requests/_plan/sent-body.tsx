/** A body exactly as it is sent: each field by its path, in its order. */
export function SentBody({ body }: { body: Record<string, unknown> }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr] rounded-md border border-line px-3 py-2 font-mono text-sm">
      {fieldsOf(body).map(([name, value]) => (
        <div key={name} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function fieldsOf(body: Record<string, unknown>, path = ''): [string, string][] {
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? fieldsOf(value as Record<string, unknown>, `${path}${name}.`)
      : [[`${path}${name}`, JSON.stringify(value)]],
  )
}
