import { main } from './parts/obstacle.ts'
import { serve } from './parts/serve.ts'

await main(() => serve('start', process.argv.slice(2)))
