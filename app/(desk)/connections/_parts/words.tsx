import { Fragment } from 'react'
import { Code } from '#app/_ui/code.tsx'
import { Id } from '#app/_ui/id.tsx'
import { splitWords } from './split-words.ts'

/** What has room at 390 px; a longer one is shortened in its middle, and copied whole. */
const longest = 34

/** A sentence in which ids and addresses can be copied, and other words of the machine are set as such. */
export function Words({ children }: { children: string }) {
  return splitWords(children).map(({ kind, text }, at) => (
    <Fragment key={at}>
      {kind === 'id' ? <Id id={text} length={longest} /> : kind === 'code' ? <Code>{text}</Code> : text}
    </Fragment>
  ))
}
