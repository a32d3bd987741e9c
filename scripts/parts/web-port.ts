import { Obstacle } from './obstacle.ts'
import { isFree, nextFreePort } from './ports.ts'
import { askedPort } from './settings.ts'

const usual = 3000

/** Where the desk listens: what PORT asks for, or 3000, or in practice the next free one from there. */
export async function webPort(env: NodeJS.ProcessEnv, practice: boolean): Promise<number> {
  const asked = askedPort(env)
  if (asked === undefined && practice) return nextFreePort(usual)
  const port = asked ?? usual
  if (await isFree(port)) return port
  const other = String(await nextFreePort(port + 1))
  throw new Obstacle(
    `Port ${String(port)} is already in use. Stop what uses it, or choose another port, for example: PORT=${other} npm start.`,
  )
}
