'use client'

import { RotateCw } from 'lucide-react'
import { Suspense, use, useState, type ReactNode } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Panel } from '#app/_ui/panel.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Tried } from '#lib/connections/connection.ts'
import { CheckList } from './check-list.tsx'
import { StateMark } from './state-mark.tsx'
import { tryAgain, useTries } from './tries.tsx'

export interface ConnectionPanelProps {
  id: string
  name: string
  brings: string
  first: Promise<Tried>
  /** What else can be done with it. */
  children?: ReactNode
}

export function ConnectionPanel({ id, name, brings, first, children }: ConnectionPanelProps) {
  return (
    <Panel title={name} note={<span className="text-sm">{brings}</span>} flush>
      <Suspense fallback={<Trying name={name} />}>
        <Result id={id} name={name} first={first} />
      </Suspense>
      {children}
    </Panel>
  )
}

function Result({ id, name, first }: Omit<ConnectionPanelProps, 'brings' | 'children'>) {
  const { again, keep } = useTries()
  const [trying, setTrying] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const tried = again[id] ?? use(first)

  async function press() {
    setTrying(true)
    const answer = await tryAgain(id)
    setTrying(false)
    setRefusal(typeof answer === 'string' ? answer : null)
    if (typeof answer !== 'string') keep(answer)
  }

  return (
    <div aria-busy={trying} className="p-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateMark state={tried.state} />
          <span className="text-sm text-muted">
            tried <Time at={tried.triedAt} />, in {seconds(tried.milliseconds)}
          </span>
        </div>
        <Button
          size="small"
          icon={<RotateCw aria-hidden size={14} />}
          pending={trying}
          aria-label={`Try again: ${name}`}
          onClick={() => void press()}
        >
          Try again
        </Button>
      </div>
      {refusal !== null && (
        <div className="mb-3">
          <Callout tone="bad" title="It was not tried." live>
            {refusal}
          </Callout>
        </div>
      )}
      <div className={cx(trying && 'opacity-50')}>
        <CheckList checks={tried.checks} />
      </div>
      <p role="status" className="sr-only">
        {again[id] && !trying && `${name}: ${tried.state}.`}
      </p>
    </div>
  )
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

function Trying({ name }: { name: string }) {
  return (
    <div className="p-4">
      <Loading>
        <span className="sr-only">{name}</span>
        <div className="mb-3 flex h-8 items-center gap-3">
          <Skeleton className="h-[22px] w-16" />
          <Skeleton className="h-4 w-40" />
        </div>
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="mt-2 h-5 w-1/2" />
      </Loading>
    </div>
  )
}
