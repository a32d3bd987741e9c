import { type Child, type ChildOptions, startChild } from './child.ts'
import { lastWords } from './last-words.ts'

export type StartChild = (options: ChildOptions) => Child

/** Thrown at whoever starts something after the end has begun. */
export class Stopping extends Error {
  override name = 'Stopping'
}

/** Processes that live and die together: ended in the reverse order of their start, one after the other. */
export class Ensemble {
  readonly #children: Child[] = []
  #stopping: Promise<void> | undefined

  start: StartChild = (options) => {
    if (this.#stopping) throw new Stopping()
    const child = startChild(options)
    this.#children.push(child)
    return child
  }

  /** Settles with a sentence when this one ends without having been asked. */
  async watch(child: Child, explain?: (written: string) => Error): Promise<Error> {
    const { asked, code } = await child.ended
    if (asked) return new Stopping()
    const written = child.lastLines()
    if (explain) return explain(written)
    return lastWords(child, `ended by itself (code ${String(code)})`)
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stopAll())
  }

  async #stopAll() {
    for (const child of this.#children.toReversed()) await child.stop()
  }
}
