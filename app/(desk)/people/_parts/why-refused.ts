import type { ActionRefusal } from '#lib/action.ts'

interface Failed {
  serverError?: ActionRefusal | undefined
}

const unreachable =
  'The desk did not answer, so nothing was changed for sure. Reload the page to see, then try again.'

/** The sentence of an action that did not succeed; a broken connection has one too. */
export const whyRefused = ({ serverError }: Failed) => serverError?.sentence ?? unreachable
