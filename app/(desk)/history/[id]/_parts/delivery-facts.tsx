import type { Route } from 'next'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { DeliveryDetails } from '#lib/attribution/get-delivery.ts'
import type { Place } from './find-links.ts'

export interface DeliveryFactsProps {
  delivery: DeliveryDetails
  place: Place
}

export function DeliveryFacts({ delivery, place }: DeliveryFactsProps) {
  return (
    <div className="grid gap-x-12 gap-y-1 lg:grid-cols-2">
      <About delivery={delivery} place={place} />
      <Happened delivery={delivery} />
    </div>
  )
}

function About({ delivery, place }: DeliveryFactsProps) {
  const { requestId, requestNumber, revision, purpose, attempt, amount, currency } = delivery
  const { customerId, customerEmail, eventId, invoiceId, invoiceNumber, endpointId } = delivery
  return (
    <Facts>
      <Fact term="Request">
        <TextLink href={`/requests/${requestId}` as Route}>R-{requestNumber}</TextLink>, revision {revision}
      </Fact>
      <Fact term="Purpose">
        {purpose}, attempt {attempt}
      </Fact>
      {customerEmail !== null && <Fact term="Customer">{customerEmail}</Fact>}
      <Fact term="Customer id">
        <Id id={customerId} href={place.customer} place={place.name} length={30} />
      </Fact>
      {invoiceId !== null && (
        <Fact term="Invoice">
          {invoiceNumber} <Id id={invoiceId} href={place.invoice} place={place.name} length={22} />
        </Fact>
      )}
      {amount !== null && currency !== null && (
        <Fact term="Amount">
          <Money amount={amount} currency={currency} />
        </Fact>
      )}
      {eventId !== null && (
        <Fact term="Event">
          <Id id={eventId} href={place.event} place={place.name} length={30} />
        </Fact>
      )}
      {endpointId !== null && (
        <Fact term="Endpoint">
          <Id id={endpointId} length={30} />
        </Fact>
      )}
    </Facts>
  )
}

function Happened({ delivery }: Pick<DeliveryFactsProps, 'delivery'>) {
  const { requester, approver, openedAt, closedAt, status, providerRequestId, idempotencyKey } = delivery
  const { settler, seen } = delivery
  return (
    <Facts>
      <Fact term="Requested by">{requester}</Fact>
      <Fact term="Approved by">{approver}</Fact>
      <Fact term="Opened">
        <Time at={openedAt} show="exact" />
      </Fact>
      <Fact term="Closed">{closedAt === null ? 'not closed' : <Time at={closedAt} show="exact" />}</Fact>
      {delivery.purpose !== 'guided' && (
        <>
          <Fact term="HTTP status">{status ?? 'none'}</Fact>
          <Fact term="Provider request id">
            {providerRequestId === null ? 'none' : <Id id={providerRequestId} length={30} />}
          </Fact>
          <Fact term="Idempotency key">
            <Id id={idempotencyKey} length={22} />
          </Fact>
        </>
      )}
      {settler !== null && <Fact term="Reported by">{settler}</Fact>}
      {seen.map(({ rung, seenAt }) => (
        <Fact key={rung} term={`Seen ${rung}`}>
          <Time at={seenAt} show="exact" />
        </Fact>
      ))}
    </Facts>
  )
}
