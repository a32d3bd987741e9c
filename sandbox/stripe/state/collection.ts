interface Item {
  id: string
  created: number
  livemode: boolean
}

/** Objects of one kind, of both modes, in the order in which lists show them. */
export class Collection<T extends Item> {
  readonly noun: string
  readonly #byId = new Map<string, T>()
  readonly #oldestFirst: T[] = []

  constructor(noun: string, items: T[] = []) {
    this.noun = noun
    for (const item of items) this.add(item)
  }

  add(item: T): T {
    if (this.#byId.has(item.id)) throw new Error(`${this.noun} ${item.id} exists already`)
    this.#byId.set(item.id, item)
    let place = this.#oldestFirst.length
    while (place > 0 && (this.#oldestFirst[place - 1]?.created ?? 0) > item.created) place--
    this.#oldestFirst.splice(place, 0, item)
    return item
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)
  }

  remove(id: string) {
    const item = this.#byId.get(id)
    if (!item) return
    this.#byId.delete(id)
    this.#oldestFirst.splice(this.#oldestFirst.indexOf(item), 1)
  }

  newestFirst(live: boolean, keep: (item: T) => boolean = () => true): T[] {
    return this.#oldestFirst.filter((item) => item.livemode === live && keep(item)).reverse()
  }

  toJSON(): T[] {
    return [...this.#oldestFirst]
  }
}
