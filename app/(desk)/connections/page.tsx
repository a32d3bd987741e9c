import type { Metadata } from 'next'
import { Suspense } from 'react'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { channelId, findConnections } from '#lib/connections/find-connections.ts'
import { tryOne } from '#lib/connections/try-connection.ts'
import { findBreakers } from '#lib/work/find-breakers.ts'
import { visit } from '#lib/page.ts'
import { findProviders } from '#lib/providers/index.ts'
import { LeftAlone } from '../_requests/left-alone.tsx'
import { ConnectionPanel } from './_parts/connection-panel.tsx'
import { Summary } from './_parts/summary.tsx'
import { TestChannel } from './_parts/test-channel.tsx'
import { TriesProvider } from './_parts/tries.tsx'
import { UnconnectedPanel } from './_parts/unconnected-panel.tsx'

export const metadata: Metadata = { title: 'Connections' }

const crumbs = [{ label: 'Connections' }]

/** Each connection is tried by itself and comes when it has answered: a slow one holds back nothing but its own panel. */
export default async function Connections() {
  const { actor } = await visit('connection:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="connection:see" />
  const all = findConnections(actor)
  const leftAlone = await findBreakers(actor)
  const connected = all
    .filter(({ check }) => check !== null)
    .map((connection) => ({ connection, first: tryOne(connection) }))
  const names = Object.fromEntries(connected.map(({ connection: { id, name } }) => [id, name]))
  const paths = findProviders().map(({ name }) => name)
  return (
    <PageFrame crumbs={crumbs}>
      <TriesProvider>
        <Suspense fallback={<PageHead title="Trying every connection …">{saying(paths)}</PageHead>}>
          <Summary names={names} first={Promise.all(connected.map(({ first }) => first))}>
            {saying(paths)}
          </Summary>
        </Suspense>
        <div className="grid grid-cols-1 gap-4">
          {leftAlone.map((provider) => (
            <LeftAlone key={provider.provider} provider={provider} />
          ))}
          {connected.map(({ connection: { id, name, brings }, first }) => (
            <ConnectionPanel key={id} id={id} name={name} brings={brings} first={first}>
              {id === channelId && <TestChannel id={id} />}
            </ConnectionPanel>
          ))}
          {all
            .filter(({ check }) => check === null)
            .map(({ id, name, brings, variables }) => (
              <UnconnectedPanel key={id} name={name} brings={brings} variables={variables} />
            ))}
        </div>
      </TriesProvider>
    </PageFrame>
  )
}

const saying = (paths: readonly string[]) =>
  `Tried with calls that change nothing; npm run doctor says the same. ${offering(paths)}`

const offering = (paths: readonly string[]) =>
  paths.length === 0
    ? 'No provider is configured, so no request can be filed.'
    : `A request may take the ${paths.length === 1 ? 'path' : 'paths'} ${new Intl.ListFormat('en', { type: 'disjunction' }).format(paths)}.`
