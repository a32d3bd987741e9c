import { kindWords } from '#app/(desk)/_requests/request-words.ts'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'

/** Why it was filed, in the words of whoever filed it. */
export function WhatHappened({ page: { plan, revision } }: { page: RequestPage }) {
  const { wanted, code } = plan
  return (
    <Panel title="What happened" note={`${kindWords[revision.kind]}: ${revision.cause}`}>
      <p className="whitespace-pre-wrap wrap-anywhere">{revision.explanation}</p>
      <div className="mt-3 border-t border-line pt-2">
        <Facts>
          <Fact term="New user">
            <Id id={wanted.newUserId} length={28} />
          </Fact>
          {wanted.organizationId !== null && (
            <Fact term="Organisation">
              <Id id={wanted.organizationId} length={28} />
            </Fact>
          )}
          <Fact term="Referral code">
            <Id id={wanted.referralCode} />
          </Fact>
          <Fact term="Referrer">
            {code === null ? 'not known to the desk' : <Id id={code.ownerId} length={28} />}
          </Fact>
        </Facts>
      </div>
    </Panel>
  )
}
