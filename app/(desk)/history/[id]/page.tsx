import type { Metadata, Route } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import { visit } from '#lib/page.ts'
import { EvidenceList } from '../../_requests/evidence-list.tsx'
import { historyAddress } from '../_list/history-search.ts'
import { outcomeLooks, purposeTitles } from '../_list/history-words.ts'
import { OutcomePill } from '../_list/outcome-pill.tsx'
import { DeliveryFacts } from './_parts/delivery-facts.tsx'
import { findDeliveryPage } from './_parts/find-delivery-page.ts'
import { findLinks } from './_parts/find-links.ts'
import { Json } from './_parts/json.tsx'

export const metadata: Metadata = { title: 'Delivery' }

export default async function Delivery({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await visit('delivery:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'History', href: '/history' }]} permission="delivery:see" />
  const delivery = await findDeliveryPage(actor, (await params).id)
  const { purpose, outcome, settler, settledBecause, sentence, sent, answer, eventId } = delivery
  const { requestId, requestNumber, link, evidence } = delivery
  const customer = delivery.customerEmail ?? delivery.customerId
  const what = delivery.invoiceNumber ?? delivery.invoiceId ?? 'an event'
  const title = purposeTitles[purpose]({ what, customer })
  const byHand = outcome === 'reported'
  return (
    <PageFrame crumbs={[{ label: 'History', href: '/history' }, { label: title }]}>
      <PageHead title={title} aside={<OutcomePill outcome={outcome} />}>
        {outcomeLooks[outcome].sentence}
      </PageHead>
      <div className="grid gap-6">
        {settler !== null && (
          <Callout
            tone="note"
            title={
              outcome === 'reported'
                ? `${settler} did it and reports:`
                : `${settler} says that it ${outcome}:`
            }
          >
            “{settledBecause}”
            {link !== null && (
              <p className="mt-1">
                <OutsideLink href={link}>{link}</OutsideLink>
              </p>
            )}
            <div className="mt-2 empty:hidden">
              <EvidenceList files={evidence} />
            </div>
          </Callout>
        )}
        {outcome === 'unknown' && (
          <Callout
            tone="warn"
            title="A person has to say what happened."
            action={<LinkButton href={`/requests/${requestId}` as Route}>Open the request</LinkButton>}
          >
            An approver looks in Cello’s event feed and answers on the request.
          </Callout>
        )}
        <Panel title="Who, when and what">
          <DeliveryFacts delivery={delivery} place={findLinks(delivery)} />
        </Panel>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Panel title={byHand ? 'What was to be done' : 'What was sent'}>
            <Json value={sent} label={byHand ? 'What was to be done' : 'What was sent'} />
          </Panel>
          <Panel title="What came back">
            {sentence !== null && <p className="mb-2 wrap-anywhere">{sentence}</p>}
            {answer !== null && !byHand && <Json value={answer} label="What came back" />}
            {byHand && <p className="text-muted">Nothing: the desk called nobody. It is a person’s word.</p>}
            {sentence === null && answer === null && !byHand && (
              <p className="text-muted">No answer is here.</p>
            )}
          </Panel>
        </div>
        <nav aria-label="Deliveries like this one" className="flex flex-wrap gap-2">
          <LinkButton href={historyAddress({ request: `R-${requestNumber}` })} size="small">
            All of this request
          </LinkButton>
          <LinkButton href={historyAddress({ customer })} size="small">
            All of this customer
          </LinkButton>
          {eventId !== null && (
            <LinkButton href={historyAddress({ event: eventId })} size="small">
              All of this event
            </LinkButton>
          )}
        </nav>
      </div>
    </PageFrame>
  )
}
