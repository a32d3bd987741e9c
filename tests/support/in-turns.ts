/** Does it with each, so many at once, and gives the answers in the order of what was given. */
export async function inTurns<T, R>(
  all: readonly T[],
  atOnce: number,
  one: (each: T, at: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < all.length; at = next++) answers[at] = await one(all[at] as T, at)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return answers
}
