import { Step } from '#app/_ui/steps.tsx'
import { counted } from './counted.ts'
import { type NotBrought, NotResentTable } from './not-resent-table.tsx'
import type { Place } from './place.ts'

interface MessageStepProps {
  number: number
  /** The payments that it asks for, oldest first. */
  about: readonly NotBrought[]
  /** Whether it is all that the request does. */
  alone: boolean
  place: Place
}

/** The last entry of a plan that ends at Cello support: written by a person once it is approved, about these payments. */
export function MessageStep({ number, about, alone, place }: MessageStepProps) {
  const what = about.length === 0 ? '' : ` about ${counted(about.length, 'invoice')}`
  return (
    <Step
      number={number}
      title={`Write to Cello support${what}`}
      aside="message"
      detail={
        alone
          ? 'Nothing is sent to a provider. The message is ready-made once this is approved: it can be edited, sent or copied.'
          : 'The message is ready-made once the rest is done: it can be edited, sent or copied.'
      }
    >
      {about.length > 0 && (
        <NotResentTable
          notResent={about}
          place={place}
          caption="Payments that only Cello can import, and why"
        />
      )}
    </Step>
  )
}
