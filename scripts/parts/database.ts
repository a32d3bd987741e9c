import { migrate } from '../migrate.ts'
import type { Ensemble } from './ensemble.ts'
import { startPostgres } from './postgres.ts'
import { explainPostgres } from './postgres-sentences.ts'
import { root } from './child.ts'

export interface DatabaseAddresses {
  ownerUrl: string
  applicationUrl: string
}

interface Options {
  ensemble: Ensemble
  folder: string
  port: () => Promise<number>
  log: string
  careless: boolean
  onCrash: (error: Error) => void
}

/** The database of DATABASE_URL, or the embedded one where that is unset; migrated either way. */
export async function openDatabase(env: NodeJS.ProcessEnv, options: Options): Promise<DatabaseAddresses> {
  const given = env['DATABASE_URL']
  const addresses = given
    ? { ownerUrl: env['DATABASE_OWNER_URL'] || given, applicationUrl: given }
    : await openEmbedded(options)
  await migrate(addresses)
  return addresses
}

async function openEmbedded({ ensemble, folder, port, log, careless, onCrash }: Options) {
  const cluster = await startPostgres({ folder, port, log, careless, start: ensemble.start })
  void ensemble
    .watch(cluster.child, (written) => explainPostgres(written, { folder, root, port: 0 }))
    .then(onCrash)
  return { ownerUrl: cluster.address('owner'), applicationUrl: cluster.address('application') }
}
