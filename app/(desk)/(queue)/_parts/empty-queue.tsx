import { Inbox } from 'lucide-react'
import type { QueueTab } from '#lib/attribution/find-queue.ts'
import { EmptyState } from '../../../_ui/empty-state.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'

export interface EmptyQueueProps {
  tab: QueueTab
  decides: boolean
  files: boolean
}

/** Teaches what comes to this tab, and how the first one comes. */
export function EmptyQueue({ tab, decides, files }: EmptyQueueProps) {
  const { title, words } = teach(tab, { decides, files })
  return (
    <EmptyState
      icon={<Inbox aria-hidden size={24} />}
      title={title}
      action={
        files && tab !== 'needs a person' ? (
          <LinkButton href="/requests/new">File a request</LinkButton>
        ) : (
          <LinkButton href="/requests">See all requests</LinkButton>
        )
      }
    >
      {words}
    </EmptyState>
  )
}

function teach(tab: QueueTab, { decides, files }: Omit<EmptyQueueProps, 'tab'>) {
  switch (tab) {
    case 'for me':
      if (decides)
        return {
          title: 'You have decided everything',
          words:
            'When somebody files a request it comes here, the one whose money runs out first on top. What you filed yourself somebody else decides; it comes back here where Cello support must be written to.',
        }
      return files
        ? {
            title: 'No question is open',
            words:
              'A request of yours comes here when an approver asks something back, when its plan no longer holds, when it could not be carried out, or when Cello support must be written to.',
          }
        : {
            title: 'Nothing here is yours to do',
            words:
              'Requests come here for those who file or decide them. What everybody is at stands under the other tabs and in Requests.',
          }
    case 'filed by me':
      return {
        title: 'You have no open request',
        words: files
          ? 'File one when a referral was missed: name the customer and the referral code, and see at once what would be sent.'
          : 'What you file stands here until it is carried out, rejected or withdrawn. Filing takes the role requester.',
      }
    case 'carrying out':
      return {
        title: 'Nothing is under way',
        words:
          'An approved request stands here while the customer is marked and the paid invoices are resent, step by step.',
      }
    case 'needs a person':
      return {
        title: 'No request is stuck',
        words:
          'When the desk does not know what happened to something it sent, it stops here and asks, rather than sending it twice. What only Cello support can import waits here for its message.',
      }
  }
}
