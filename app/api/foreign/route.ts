import { refuseForeign } from '#lib/audit/refuse-foreign.ts'

export const dynamic = 'force-dynamic'

export { refuseForeign as POST, refuseForeign as PUT, refuseForeign as PATCH, refuseForeign as DELETE }
