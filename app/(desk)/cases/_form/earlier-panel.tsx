'use client'

import type { Route } from 'next'
import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { StatePill } from '#app/_ui/state-pill.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { EarlierCase, EarlierRequest } from '#lib/cases/find-earlier.ts'
import { CaseStatePill } from '../_parts/case-state.tsx'
import type { Looking } from './use-earlier.ts'

/** Earlier cases, requests and denials for the same people, before a second case is opened for one thing. */
export function EarlierPanel({ looking }: { looking: Looking }) {
  return (
    <Panel title="Told before?" aside={looking.state === 'looking' ? 'looking…' : undefined}>
      <div aria-live="polite" className="grid min-h-24 content-start gap-4 text-sm">
        {'found' in looking ? (
          <Found cases={looking.found.cases} requests={looking.found.requests} />
        ) : (
          <p className="text-muted">
            {looking.state === 'failed'
              ? 'The desk could not look for earlier cases. Go on typing to try again.'
              : 'Earlier cases and requests for the same people appear here while you type.'}
          </p>
        )}
      </div>
    </Panel>
  )
}

interface FoundProps {
  cases: readonly EarlierCase[]
  requests: readonly EarlierRequest[]
}

function Found({ cases, requests }: FoundProps) {
  if (cases.length === 0 && requests.length === 0)
    return <p className="text-muted">Nothing was told of these people before.</p>
  return (
    <>
      {cases.length > 0 && (
        <ul aria-label="Earlier cases" className="grid gap-3">
          {cases.map((one) => (
            <li key={one.id} className="grid gap-0.5">
              <span className="flex flex-wrap items-center gap-2">
                <TextLink href={`/cases/${one.id}` as Route}>{`C-${one.number}`}</TextLink>
                <CaseStatePill state={one.state} waitingOn={null} outcome={one.outcome} short />
                {one.sameNewUser && <Pill tone="warn">same new user</Pill>}
              </span>
              <span className="wrap-anywhere">{one.summary}</span>
              <span className="text-muted">
                {one.declineReason !== null && <>Denied: {one.declineReason} · </>}
                <Time at={one.openedAt} show="date" />
              </span>
            </li>
          ))}
        </ul>
      )}
      {requests.length > 0 && (
        <ul
          aria-label="Earlier requests"
          className="grid gap-3 border-t border-line pt-3 first:border-0 first:pt-0"
        >
          {requests.map((one) => (
            <li key={one.id} className="grid gap-0.5">
              <span className="flex flex-wrap items-center gap-2">
                <TextLink href={`/requests/${one.id}` as Route}>{`R-${one.number}`}</TextLink>
                <StatePill state={one.state} short />
              </span>
              <span className="wrap-anywhere text-muted">
                {one.customerEmail ?? one.newUserId} · <Time at={one.filedAt} show="date" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
