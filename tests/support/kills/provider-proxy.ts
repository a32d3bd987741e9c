import { serve } from '#sandbox/http/serve.ts'
import { give, passOn, take, type Taken } from '../pass-on.ts'

/**
 * What becomes of a call whose worker dies on the way. `lost`: it never arrives. `late`: it has its effect after the worker's death.
 * `unanswered`: it had its effect, and the worker dies before the answer comes.
 */
export interface Fate {
  of: 'lost' | 'late' | 'unanswered'
  kill: () => void
}

/** Stands in front of one of the sandbox's services, and ends a worker at the very call that it is told to. */
export const openProviderProxy = (behind: string, judge: (call: Taken) => Promise<Fate | undefined>) =>
  serve(0, async (request, response) => {
    const call = await take(request)
    const fate = await judge(call)
    if (fate && fate.of !== 'unanswered') fate.kill()
    if (fate?.of === 'lost') {
      response.destroy()
      return
    }
    const answer = await passOn(behind, call)
    if (fate?.of === 'unanswered') fate.kill()
    if (fate) response.destroy()
    else give(response, answer, answer.text)
  })
