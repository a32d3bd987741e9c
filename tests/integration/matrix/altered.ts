import { AsyncLocalStorage } from 'node:async_hooks'

type Alter = (input: unknown) => unknown
type Actions = Record<string, (input: never) => Promise<unknown>>

const alters = new AsyncLocalStorage<Alter>()

/** The actions of a module as a browser posts to them: inside `sendingInstead` something else is sent than what the knock says. */
export const posted = <T extends object>(actions: T): T =>
  Object.fromEntries(
    Object.entries(actions as Actions).map(([name, action]) => [
      name,
      async (input: never) => action((alters.getStore()?.(input) ?? input) as never),
    ]),
  ) as T

export const sendingInstead = <T>(alter: Alter, run: () => Promise<T>) => alters.run(alter, run)
