import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Time } from '#app/_ui/time.tsx'
import { counted } from '../../_plan/counted.ts'

/** That an approval takes a fresh sign-in, and of when this person's is. */
export function FreshFact({ minutes, signedInAt }: { minutes: number; signedInAt: Date | null }) {
  return (
    <Facts>
      <Fact term="Sign-in needed">of the last {counted(minutes, 'minute')}</Fact>
      <Fact term="You signed in">{signedInAt === null ? 'when is not known' : <Time at={signedInAt} />}</Fact>
    </Facts>
  )
}
