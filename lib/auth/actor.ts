import 'server-only'
import { forbidden } from '#lib/errors.ts'
import { type Holder, type Permission, permissions } from './permissions.ts'

/** Who is signed in, as the session knows them at this request. */
export interface Who {
  id: string
  name: string
  email: string
  roles: readonly Holder[]
  /** When they signed in at the identity provider (`auth_time`); null where it did not say. */
  authenticatedAt?: Date | null
  /** How many of their notices they have not read, but for those that lead to this very page; a hundred stands for more. */
  unread?: number
  /** Whether some lead to this very page. */
  unreadHere?: boolean
}

/** Proof that a permission was checked just now. Only {@link permit} and {@link permitDesk} make one. */
export class Actor<out P extends Permission = Permission> {
  readonly #permission: P
  /** null: the desk itself. */
  readonly personId: string | null
  readonly name: string
  readonly authenticatedAt: Date | null

  private constructor(permission: P, who: Who | null) {
    this.#permission = permission
    this.personId = who?.id ?? null
    this.name = who?.name ?? 'The desk'
    this.authenticatedAt = who?.authenticatedAt ?? null
  }

  get permission(): P {
    return this.#permission
  }

  static check<P extends Permission>(who: Who | null, permission: P): Actor<P> {
    const holders: readonly Holder[] = permissions[permission]
    const roles: readonly Holder[] = who === null ? ['desk'] : who.roles.filter((role) => role !== 'desk')
    if (!roles.some((role) => holders.includes(role))) throw forbidden(refusalFor(holders))
    return new Actor(permission, who)
  }
}

/** @throws Refusal `forbidden` where none of the person's roles holds the permission. */
export const permit = <P extends Permission>(who: Who, permission: P) => Actor.check(who, permission)

/** The worker's door: only permissions of the holder `desk`. */
export const permitDesk = <P extends Permission>(permission: P) => Actor.check(null, permission)

export const may = (who: Who, permission: Permission) =>
  (permissions[permission] as readonly Holder[]).some(
    (holder) => holder !== 'desk' && who.roles.includes(holder),
  )

function refusalFor(holders: readonly Holder[]) {
  const needed = holders.filter((holder) => holder !== 'desk').join(' or ')
  return needed === ''
    ? 'Only the desk itself does this.'
    : `This needs the role ${needed}. Ask an admin to give it to you on the page People; what you typed is kept.`
}
