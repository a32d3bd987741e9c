import type { SyntheticEvent } from 'react'

/** The first address of the web among what is dropped; known at the drop alone, and not while it is dragged. */
export const droppedLink = (given: DataTransfer): string | undefined =>
  (given.getData('text/uri-list') || given.getData('text/plain'))
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /^https?:\/\/\S+$/i.test(line))

/** What the browser itself writes into a field: all but files in a text, and in one line words that are no link. */
export function isForBrowser({ target }: SyntheticEvent, given: DataTransfer): boolean {
  if (given.types.includes('Files') || !(target instanceof HTMLElement)) return false
  return target.matches('textarea') || (target.matches('input[type=url]') && droppedLink(given) === undefined)
}
