import { newId } from '../../new-id.ts'
import { cardObject } from '../cards/card-object.ts'
import { customerObject } from '../customers/customer-object.ts'
import { withCard } from '../customers/find-customer.ts'
import { emit } from '../events/emit.ts'
import { invoiceObject, subscriptionOf } from '../invoices/invoice-object.ts'
import type { Site } from '../site/site.ts'
import { seconds } from './seconds.ts'
import { seedEndpoint } from './seed-endpoint.ts'
import { seedPayment } from './seed-payment.ts'
import { seedSubscription } from './seed-subscription.ts'
import type { CustomerSeed, CustomFieldSeed, InvoiceSeed, Seeds } from './seeds.ts'

export function createSeeds(site: Site): Seeds {
  return {
    customer: (seed) => seedCustomer(site, seed),
    subscription: (seed) => seedSubscription(site, seed),
    payment: (seed) => seedPayment(site, seed),
    invoice: (seed) => seedInvoice(site, seed),
    endpoint: (seed) => seedEndpoint(site, seed),
    customField: (seed) => {
      seedCustomField(site, seed)
    },
  }
}

function seedCustomer(site: Site, seed: CustomerSeed): { id: string } {
  const { email, firstName, lastName, company, metaData, fields, card = '4242' } = seed
  const createdAt = seconds(seed.createdAt ?? site.now())
  const customer = customerObject({
    id: seed.id ?? newId('cb', 14),
    createdAt,
    now: createdAt * 1000,
    ...(firstName !== undefined && { first_name: firstName }),
    ...(lastName !== undefined && { last_name: lastName }),
    ...(email !== undefined && { email }),
    ...(company !== undefined && { company }),
  })
  Object.assign(customer, metaData && { meta_data: metaData }, fields)
  const { id } = site.state.customers.add(customer)
  if (card !== null) {
    site.state.cards.set(id, cardObject(id, card, createdAt))
    customer.card_status = 'valid'
    customer.primary_payment_source_id = `pm_${id}`
  }
  const told = { content: withCard(site, customer), by: 'admin_console', past: true } as const
  emit(site, { ...told, type: 'customer_created', occurredAt: createdAt })
  if (seed.deleted) {
    customer.deleted = true
    emit(site, { ...told, type: 'customer_deleted' })
  }
  return { id }
}

function seedInvoice(site: Site, seed: InvoiceSeed): { id: string } {
  const { customer, amount, currency, status, subscription = null } = seed
  const date = seconds(seed.date ?? site.now())
  const id = seed.id ?? newId('INV', 8)
  site.state.invoices.add(
    invoiceObject({
      ...{ id, customer, amount, currency, status, date, paidAt: null },
      subscription: subscriptionOf(site, subscription),
    }),
  )
  site.changed()
  return { id }
}

function seedCustomField({ state, changed }: Site, seed: CustomFieldSeed) {
  const { apiName, entity = 'customer', datatype = 'string', status = 'active', required = false } = seed
  state.customFields.push({
    object: 'custom_field_config',
    entity_type: entity,
    api_name: apiName,
    display_name: seed.label ?? apiName,
    field_datatype: datatype,
    edit_ui: 'text',
    required,
    props: '{}',
    status,
  })
  changed()
}
