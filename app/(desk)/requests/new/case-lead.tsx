import type { Route } from 'next'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { Place } from '#lib/cases/file-from-case.ts'

interface CaseLeadProps {
  caseId: string
  name: string
  place: Place
}

export const formOf = (caseId: string, newUser: string) => `/requests/new?case=${caseId}&newUser=${newUser}`

/** Where the form comes from, and how far its case is: who files for forty keeps their place. */
export function CaseLead({ caseId, name, place: { of, filed, next } }: CaseLeadProps) {
  const link = <TextLink href={`/cases/${caseId}` as Route}>{name}</TextLink>
  if (of < 2)
    return <>Everything that {link} knows is carried over. Once it is filed, the case follows it by itself.</>
  return (
    <>
      Everything that {link} knows of this new user is carried over. Each request waits for a second person of
      its own.
      <span className="mt-2 flex max-w-xl flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-medium text-ink">{`${String(filed)} of ${String(of)} filed`}</span>
        <span className="min-w-24 flex-1">
          <ProgressBar value={filed} max={of} label="Requests filed" />
        </span>
        {next !== undefined && (
          <LinkButton href={formOf(caseId, next) as Route} size="small" variant="quiet" hotkey="x">
            Leave this one, file for the next
          </LinkButton>
        )}
      </span>
    </>
  )
}

export const NoSuchCase = () => (
  <>
    <strong className="font-medium text-warn">There is no such case.</strong> What you file here belongs to
    none. To file it for a case, open that from the <TextLink href="/cases">list of cases</TextLink>.
  </>
)
