'use client'

import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { revoke } from '../actions.ts'
import { TokenForm } from './token-form.tsx'

export interface TokenLine {
  id: string
  name: string
  source: string
  ending: string
  madeBy: string
  madeAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** With which help desks open cases by themselves. */
export function TokenList({ tokens }: { tokens: readonly TokenLine[] }) {
  const [making, setMaking] = useState(false)
  const [token, setToken] = useState<string>()
  const make = (
    <Button variant="primary" hotkey="n" onClick={() => setMaking(true)}>
      {token === undefined ? 'Make a token' : 'Show the token again'}
    </Button>
  )
  return (
    <>
      {tokens.length === 0 ? (
        <EmptyState title="No help desk opens cases yet" action={make}>
          A token lets another program send POST /api/cases. It is shown once, and revoked here.
        </EmptyState>
      ) : (
        <Panel title="Tokens" flush aside={make}>
          <ul className="divide-y divide-line">
            {tokens.map((one) => (
              <TokenRow key={one.id} token={one} />
            ))}
          </ul>
        </Panel>
      )}
      <p className="mt-3 text-sm text-muted">
        How it is called: <OutsideLink href="/api/cases/openapi.json">the OpenAPI document</OutsideLink>.
      </p>
      <Modal
        open={making}
        onOpenChange={setMaking}
        title={token === undefined ? 'Make a token' : 'The token'}
      >
        <TokenForm
          token={token}
          onMade={setToken}
          onLeave={() => setMaking(false)}
          onKept={() => {
            setToken(undefined)
            setMaking(false)
          }}
        />
      </Modal>
    </>
  )
}

function TokenRow({
  token: { id, name, source, ending, madeBy, madeAt, lastUsedAt, revokedAt },
}: {
  token: TokenLine
}) {
  const { run, pending, refusal } = useDo()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {name}
          {revokedAt !== null && <Pill>revoked</Pill>}
        </p>
        <p className="text-sm text-muted">
          {source} · <span className="font-mono">…{ending}</span> · made by {madeBy} <Time at={madeAt} /> ·{' '}
          {lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              last used <Time at={lastUsedAt} />
            </>
          )}
        </p>
        {refusal && <p className="text-sm text-bad">{refusal.sentence}</p>}
      </div>
      {revokedAt === null && (
        <Button
          size="small"
          variant="danger"
          pending={pending}
          onClick={() => run<unknown>(() => revoke({ tokenId: id }))}
        >
          Revoke
        </Button>
      )}
    </li>
  )
}
