/** On a narrow screen: leads past the plan to what this person is asked for. It ends where the plan ends. */
export function DecideBar({ words, to = 'decision' }: { words: string; to?: string }) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-6 border-t border-line bg-background px-4 py-3 lg:hidden">
      <a
        href={`#${to}`}
        className="flex h-11 items-center justify-center rounded-md bg-accent font-medium text-on-accent no-underline hover:bg-accent-strong"
      >
        {words}
      </a>
    </div>
  )
}
