/** Thrown by the worker's verbs where nothing is wrong with the request, but it cannot go on now. The queue tries again by itself. */
export class TryLater extends Error {
  override readonly name = 'TryLater'
  /** Seconds; absent: the longer, the more often it was tried. */
  readonly after: number | undefined
  /** Whether the request came further before. */
  cameFurther = false

  constructor(sentence: string, after?: number) {
    super(sentence)
    this.after = after
  }
}
