/** Does `work` for every item, four at a time; the results stand in the order of the items. */
export async function fourAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const one = async () => {
    for (const [position, item] of queue) results[position] = await work(item)
  }
  await Promise.all([one(), one(), one(), one()])
  return results
}
