import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Finding } from '../finding.ts'
import type { Payment } from '../provider.ts'
import { warning } from '../sentences.ts'
import type { Connection } from './client.ts'
import { permissionIn, StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { judgeDenied } from './judge-denied.ts'
import { obstacleOf, toContract } from './judge-invoices.ts'
import { type Known, readKnown, readRefunds, recentOf } from './look-invoices.ts'
import { readPrices } from './read-prices.ts'
import { pricesOf, termsOf } from './terms.ts'
import type { Denials } from './unless-denied.ts'

/**
 * The customer's paid, voided and given-up invoices, for a path that tells Cello of them itself: events are not needed. Refunds and
 * terms are read of the last 30 days; older ones are not sent anyway. @throws Refusal `unavailable`.
 */
export async function readPayments(
  connection: Connection,
  customerId: string,
  at = new Date(),
): Promise<Payment[]> {
  if (!isId('cus', customerId)) return []
  const denials: Denials = []
  const now = Math.floor(at.getTime() / 1000)
  const known = await readInvoices(connection, customerId)
  const recent = recentOf(known, { now })
  const [refunded, prices] = await Promise.all([
    readRefunds(connection, recent, { customerId, now, denials }),
    readPrices(
      connection,
      recent.flatMap(({ shape }) => pricesOf(shape)),
      denials,
    ),
  ])
  const findings = findingsOf(denials)
  const inWindow = new Set(recent)
  return known.map((one) => {
    const invoice = { ...one.invoice, refunded: refunded.get(one.invoice.id) ?? 0 }
    return {
      invoice: toContract(invoice),
      obstacle: obstacleOf(invoice),
      subscription: termsOf(one.shape, prices),
      ...(inWindow.has(one) && { findings }),
    }
  })
}

async function readInvoices(connection: Connection, customerId: string): Promise<Known[]> {
  try {
    return await readKnown(connection, customerId)
  } catch (error) {
    if (!(error instanceof StripeNo)) throw error
    if (error.kind !== 'permission') return []
    const name = permissionIn(error.words)
    throw unavailable(
      `The Stripe key may not read invoices: it lacks the permission ${name ?? 'for it'}. Ask an admin to switch it on in Stripe's dashboard.`,
    )
  }
}

const unread = {
  prices: 'how often a payment is made',
  products: 'which product a payment is for',
}

function findingsOf(denials: Denials): Finding[] {
  const first = (what: Denials[number]['what']) => denials.filter((one) => one.what === what).slice(0, 1)
  return [
    ...judgeDenied(first('refunds')),
    ...(['prices', 'products'] as const).flatMap((what) =>
      first(what).map(({ permission }) =>
        warning('permission', {
          title: `The Stripe key may not read ${what}.`,
          sentence: `So Stripe does not tell ${unread[what]}. ${permission === null ? 'Stripe does not name the missing permission.' : `Stripe names the missing permission: ${permission}.`}`,
          wayOut: 'Fill it in by hand, or ask an admin to switch the permission on for the key.',
        }),
      ),
    ),
  ]
}
