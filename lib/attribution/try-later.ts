/** Thrown by the worker's verbs where nothing is wrong with the request, but it cannot go on now. The queue tries again by itself. */
export class TryLater extends Error {
  override readonly name = 'TryLater'
}
