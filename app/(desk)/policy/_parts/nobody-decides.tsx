import { Callout } from '#app/_ui/callout.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'

/** A change needs a second admin, and there is none. */
export function NobodyDecides({ children }: { children: string }) {
  return (
    <Callout
      tone="warn"
      title="Nobody else is admin."
      action={<TextLink href="/people">Open People</TextLink>}
    >
      {children}
    </Callout>
  )
}
