/** Objects of one kind in the order of their making. */
export class Shelf<T extends { id: string }> {
  readonly noun: string
  readonly #byId = new Map<string, T>()

  constructor(noun: string, items: T[] = []) {
    this.noun = noun
    for (const item of items) this.add(item)
  }

  add(item: T): T {
    if (this.#byId.has(item.id)) throw new Error(`${this.noun} ${item.id} exists already`)
    this.#byId.set(item.id, item)
    return item
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)
  }

  remove(id: string) {
    this.#byId.delete(id)
  }

  all(): T[] {
    return [...this.#byId.values()]
  }

  toJSON(): T[] {
    return this.all()
  }
}
