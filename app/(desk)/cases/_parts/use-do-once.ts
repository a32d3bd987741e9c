'use client'

import { spendKey, takeKey } from './form-key.ts'
import { type Answer, useDo } from './use-do.ts'

/**
 * As `useDo`, for a form whose key goes with what it sends. The key is spent where the desk took that, or refused it as another thing than it took
 * under the key before; where no answer came it stays, so that whoever presses again sends the same.
 */
export function useDoOnce(form: string) {
  const doing = useDo()

  function runOnce<T>(
    call: (key: string) => Promise<Answer<T>>,
    onDone?: (answer: T | undefined) => void,
    atOnce?: () => void,
  ) {
    const send = async () => {
      const answer = await call(takeKey(form))
      if (answer.data !== undefined || answer.serverError?.kind === 'conflict') spendKey(form)
      return answer
    }
    doing.run(send, onDone, atOnce)
  }

  return { ...doing, runOnce }
}
