import type { Route } from 'next'
import type { ReactNode } from 'react'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'

export function NotYours() {
  return (
    <>
      <PageHead title="Requesters file requests" />
      <EmptyState
        title="You do not have the role requester."
        action={<LinkButton href={'/requests'}>See the requests</LinkButton>}
      >
        Filing and editing requests needs it. Ask an admin to give it to you on the page People; then open
        this page again.
      </EmptyState>
    </>
  )
}

export function NoPath() {
  return (
    <>
      <PageHead title="No path is connected yet" />
      <EmptyState
        title="Requests need a billing provider."
        action={<LinkButton href={'/requests'}>See the requests</LinkButton>}
      >
        Ask an admin to connect one, Stripe for example, in the configuration of the desk.
      </EmptyState>
    </>
  )
}

interface NotEditableProps {
  href: Route
  title: string
  children: ReactNode
}

export function NotEditable({ href, title, children }: NotEditableProps) {
  return (
    <>
      <PageHead title={title} />
      <EmptyState
        title="There is nothing to edit now."
        action={<LinkButton href={href}>Open the request</LinkButton>}
      >
        {children}
      </EmptyState>
    </>
  )
}
