interface Entry {
  name: string
  position: number
  retired: boolean
  /** What the person is told, of a reason to deny. */
  sentence?: string | undefined
}

/** For somebody whose form about an entry of a closed list began before another person changed it: how it stands by now. */
export function entryChanged(noun: string, { name, position, retired, sentence }: Entry): string {
  const stands = [
    `it is “${name}” now, in place ${String(position)}`,
    sentence !== undefined && `the person is told “${withoutStop(sentence)}”`,
    retired && 'it is offered no more',
  ].filter((part) => part !== false)
  return `Somebody changed this ${noun} meanwhile: ${stands.join('; ')}. What you typed is kept.`
}

interface Template {
  name: string
  subject: string
  retired: boolean
}

/** The same of an answer template. */
export const templateChanged = ({ name, subject, retired }: Template) =>
  `Somebody changed this template meanwhile: it is “${name}” now, with the subject “${subject}”${retired ? ', and is offered no more' : ''}. What you typed is kept.`

type NewUser = Record<'name' | 'email' | 'newUserId' | 'organizationId' | 'customerId', string | null>

/** The same of a new user of a case. */
export function newUserChanged({ name, email, newUserId, organizationId, customerId }: NewUser) {
  const known = [name, email, newUserId, organizationId, customerId].filter((one) => one !== null)
  return `More is known of this new user by now: ${known.join(', ')}. What you typed is kept.`
}

interface Sla {
  version: number
  because: string
  /** null: it came with the desk. */
  setBy: string | null
}

/** The same of the calendar and the targets. */
export const slaChanged = ({ version, because, setBy }: Sla) =>
  `${setBy ?? 'Somebody'} set version ${String(version)} meanwhile: “${withoutStop(because)}”. What you typed is kept.`

/** Quoted before the stop of the sentence around it. */
const withoutStop = (sentence: string) => sentence.replace(/\.$/, '')
