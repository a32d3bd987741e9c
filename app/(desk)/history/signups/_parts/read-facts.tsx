import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Finding, Findings } from '#app/_ui/findings.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { ShownSignups } from './shorten.ts'

/** What was read of the file, and what of it was left aside. */
export function ReadFacts({ name, matched }: { name: string; matched: ShownSignups }) {
  const { rows, elsewhere, incomplete, repeated, sha256 } = matched
  return (
    <Panel title="What was read" note={<span className="text-sm wrap-anywhere">{name}</span>}>
      <Facts>
        <Fact term="Rows">{rows.toLocaleString('en')}</Fact>
        <Fact term="About requests that were carried out here">
          {(rows - elsewhere - incomplete).toLocaleString('en')}
        </Fact>
        <Fact term="About others">{elsewhere.toLocaleString('en')}</Fact>
        <Fact term="SHA-256 of the file">
          <Id id={sha256} length={14} />
        </Fact>
      </Facts>
      {incomplete + repeated > 0 && (
        <div className="mt-3 border-t border-line pt-3 text-sm">
          <Findings>
            {incomplete > 0 && (
              <Finding tone="warn" title={rowsWith(incomplete, 'no new user or no code.')}>
                {incomplete === 1 ? 'It is' : 'They are'} left out: row {matched.firstIncomplete} below the
                header
                {incomplete > 1 && ' is the first'}.
              </Finding>
            )}
            {repeated > 0 && (
              <Finding
                tone="note"
                title={`${repeated.toLocaleString('en')} ${repeated === 1 ? 'row repeats' : 'rows repeat'} another.`}
              >
                The same request, code and status: what is said more than once counts once.
              </Finding>
            )}
          </Findings>
        </div>
      )}
    </Panel>
  )
}

const rowsWith = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'row has' : 'rows have'} ${what}`
