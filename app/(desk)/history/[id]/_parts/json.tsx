export interface JsonProps {
  value: unknown
  label: string
}

/** An object as it is stored, key by key. */
export function Json({ value, label }: JsonProps) {
  return (
    <pre aria-label={label} className="font-mono text-sm wrap-anywhere whitespace-pre-wrap">
      {JSON.stringify(value, null, 2)}
    </pre>
  )
}
