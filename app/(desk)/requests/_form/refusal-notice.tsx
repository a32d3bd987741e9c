import type { Route } from 'next'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { OutsideLink, TextLink } from '#app/_ui/text-link.tsx'
import type { ActionRefusal } from '#lib/action.ts'

interface RefusalNoticeProps {
  refusal: ActionRefusal
  /** Asks once more, where that may help. */
  again?: (() => void) | undefined
  /** The request that the form edits: where to look at what others did to it. */
  requestId?: string | undefined
  /** Opens the form on the newest revision, with what was typed. */
  renew?: (() => void) | undefined
}

/** A no, with the way out beside it. What was typed stays. */
export function RefusalNotice({ refusal: { kind, sentence }, again, requestId, renew }: RefusalNoticeProps) {
  const [title, rest] = split(sentence)
  return (
    <Callout
      tone={kind === 'unavailable' ? 'warn' : 'bad'}
      title={title}
      live
      action={
        <>
          {kind === 'signed out' && (
            <OutsideLink href="/sign-in">Open the sign-in in another tab</OutsideLink>
          )}
          {kind === 'conflict' && requestId !== undefined && (
            <TextLink href={`/requests/${requestId}` as Route}>Open the request</TextLink>
          )}
          {kind === 'conflict' && requestId !== undefined && renew && (
            <Button size="small" onClick={renew}>
              Go on from the newest revision
            </Button>
          )}
          {again && (
            <Button
              size="small"
              onClick={() => {
                again()
              }}
            >
              Try again
            </Button>
          )}
        </>
      }
    >
      {rest}
    </Callout>
  )
}

function split(sentence: string): [string, string] {
  const end = sentence.search(/[.!?](\s|$)/)
  return end < 0 ? [sentence, ''] : [sentence.slice(0, end + 1), sentence.slice(end + 1).trim()]
}
