/** "Sam Reyes", and where there is little room "Sam R.". */
export function ShortName({ name }: { name: string }) {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : undefined
  return (
    <>
      <span className="max-sm:hidden">{name}</span>
      <span className="whitespace-nowrap sm:hidden">
        {words[0]}
        {last && ` ${String.fromCodePoint(last.codePointAt(0) ?? 0)}.`}
      </span>
    </>
  )
}
