import { cookies } from 'next/headers'

/** The zone the reader's browser named on an earlier visit, UTC before the first. */
export async function readerZone() {
  const named = (await cookies()).get('zone')?.value
  return named !== undefined && isZone(named) ? named : 'UTC'
}

function isZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
