import 'server-only'
import { env } from '#lib/env.ts'

/** Whether notices leave by mail at all. */
export const hasMail = () => env().SMTP_URL !== undefined && env().MAIL_FROM !== undefined
