import { Check, Circle, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import type { Approvals, Given } from '#lib/attribution/judge-approvals.ts'
import { missingWords, neededWords, ruleWords } from '../../_approvals/approval-words.ts'

interface ApprovalListProps {
  approvals: Approvals
  /** Approvals of earlier revisions. */
  voided: readonly Pick<RequestPage['decisions'][number], 'decidedBy' | 'name' | 'revision'>[]
  /** The id of who reads this. */
  reader: string
}

/** What the policy asks for, which rule says so, who has approved, and who could give what is missing. */
export function ApprovalList({ approvals, voided, reader }: ApprovalListProps) {
  const { given, lapsed, required } = approvals
  return (
    <div className="grid gap-1.5">
      <Facts>
        <Fact term="Approvals needed">{neededWords(approvals)}</Fact>
        <Fact term="Asked by">
          <TextLink href="/policy">{ruleWords(required)}</TextLink>
        </Fact>
      </Facts>
      <ul aria-label="Approvals" className="grid gap-1 text-sm">
        {given.map((one) => (
          <Line key={one.decidedBy} mark={<Check aria-hidden size={14} className="mt-1 text-good" />}>
            <Approved {...one} />
          </Line>
        ))}
        {lapsed.map((one) => (
          <Line key={one.decidedBy} mark={<X aria-hidden size={14} className="mt-1 text-bad" />}>
            {one.name} approved it, and is no approver any more: it does not count.
          </Line>
        ))}
        <Line mark={<Circle aria-hidden size={14} className="mt-1 text-muted" />}>
          {missingWords(approvals, reader)}
        </Line>
        {voided.map(({ decidedBy, name, revision }) => (
          <Line
            key={`${decidedBy} ${revision}`}
            mark={<X aria-hidden size={14} className="mt-1 text-muted" />}
          >
            <span className="text-muted">
              {name} approved revision {revision}; the edit made that void.
            </span>
          </Line>
        ))}
      </ul>
    </div>
  )
}

function Approved({ name, manager, decidedAt, reason, authenticatedAt }: Given) {
  return (
    <>
      <strong className="font-medium">{name}</strong>
      {manager && ' (manager)'} approved it <Time at={decidedAt} />
      {authenticatedAt !== null && (
        <span className="text-muted">
          , signed in <Time at={authenticatedAt} />
        </span>
      )}
      {reason !== null && <q className="block text-muted">{reason}</q>}
    </>
  )
}

const Line = ({ mark, children }: { mark: ReactNode; children: ReactNode }) => (
  <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-2 wrap-anywhere">
    {mark}
    <span>{children}</span>
  </li>
)
