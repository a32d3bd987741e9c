// One process among several that need Cello's token at the same time.
import { disconnect } from '#db/client.ts'
import { lookUpCode } from '#lib/providers/index.ts'
import { keepTokens } from '#lib/work/keep-tokens.ts'

process.once('disconnect', () => process.exit(1))
keepTokens()
const codes = await Promise.all(Array.from({ length: 5 }, () => lookUpCode('pNRB1aYqArN')))
process.send?.(codes.map((code) => code?.ownerId))
await disconnect()
