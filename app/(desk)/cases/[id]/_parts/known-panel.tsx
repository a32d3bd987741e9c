import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { CasePage } from '#lib/cases/get-case.ts'
import { caseName } from '#lib/cases/rules.ts'

/** Who complains, by which code, when, for how much; and what they say, in their words. */
export function KnownPanel({ page: { row, merged, declineReason } }: { page: CasePage }) {
  return (
    <Panel title="What is known">
      <Facts>
        <Fact term="Who complains">{row.referrerName ?? <Unknown />}</Fact>
        <Fact term="Their e-mail">
          {row.referrerEmail === null ? <Unknown /> : <Id id={row.referrerEmail} length={40} />}
        </Fact>
        {row.referrerId !== null && (
          <Fact term="Their id">
            <Id id={row.referrerId} />
          </Fact>
        )}
        <Fact term="Referral code">
          {row.referralCode === null ? (row.referralGiven ?? <Unknown />) : <Id id={row.referralCode} />}
        </Fact>
        {row.happenedOn !== null && <Fact term="Referred on">{row.happenedOn}</Fact>}
        {row.stakeAmount !== null && row.stakeCurrency !== null && (
          <Fact term="At stake">
            <Money amount={row.stakeAmount} currency={row.stakeCurrency} />
          </Fact>
        )}
        {declineReason !== null && <Fact term="Denied because">{declineReason}</Fact>}
      </Facts>
      {row.story !== '' && <Story words={row.story} />}
      {merged.map(({ id, number, summary, story }) => (
        <div key={id} className="mt-3 border-t border-line pt-3">
          <p className="text-sm text-muted">
            From {caseName(number)}: {summary}
          </p>
          {story !== '' && <Story words={story} />}
        </div>
      ))}
    </Panel>
  )
}

const Story = ({ words }: { words: string }) => (
  <blockquote className="mt-3 border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-wrap">
    {words}
  </blockquote>
)

const Unknown = () => <span className="text-muted">not known</span>
