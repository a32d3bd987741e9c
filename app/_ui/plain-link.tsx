import type { Route } from 'next'
import type { ComponentProps } from 'react'

export interface PlainLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  href: Route
}

/** A link within the desk for rows, which have hundreds of them: a bare element that `Clicks` follows. Never prefetched. */
export function PlainLink({ href, ...rest }: PlainLinkProps) {
  return <a {...rest} href={href} data-plain="" />
}
