import { movedWords } from './moved-words.ts'
import type { MovedFact } from './story-words.ts'

/** What is not as planned: what, as planned, now. Long lists scroll, so that the answers below stay near. */
export function MovedList({ moved }: { moved: readonly MovedFact[] }) {
  return (
    <div role="region" aria-label="What moved" tabIndex={0} className="max-h-80 overflow-y-auto">
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">What moved, as it was planned and as it is now</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">As planned</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        {moved.map(({ what, before, now }) => (
          <tbody key={what} className="border-t border-line align-top wrap-anywhere">
            <tr>
              <th scope="rowgroup" colSpan={2} className="pt-1.5 text-left font-medium">
                {what}
              </th>
            </tr>
            <tr>
              <td className="pr-3 pb-1.5">
                <span aria-hidden className="block text-muted">
                  as planned
                </span>
                <del className="text-bad">{movedWords(what, before)}</del>
              </td>
              <td className="pb-1.5">
                <span aria-hidden className="block text-muted">
                  now
                </span>
                <ins className="text-good no-underline">{movedWords(what, now)}</ins>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  )
}
