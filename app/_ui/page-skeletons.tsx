import { Column, Columns } from './columns.tsx'
import { HeadSkeleton, Loading, Skeleton } from './skeleton.tsx'

/** The plan, and the decision beside it. */
export function RequestSkeleton() {
  return (
    <Loading>
      <HeadSkeleton pill />
      <Columns share="decide">
        <Column>
          <PanelSkeleton lines={6} />
          <PanelSkeleton lines={3} />
        </Column>
        <Column>
          <PanelSkeleton lines={5} />
        </Column>
      </Columns>
    </Loading>
  )
}

/** A form, and the plan beside it. */
export function FormSkeleton({ fields = 5 }: { fields?: number }) {
  return (
    <Loading>
      <HeadSkeleton />
      <Columns share="write">
        <div className="grid gap-2">
          {Array.from({ length: fields }, (_, field) => (
            <div key={field} className="h-[84px]">
              <Skeleton className="h-4 w-28" />
              <Skeleton className="mt-2 h-9 w-full" />
            </div>
          ))}
        </div>
        <PanelSkeleton lines={5} />
      </Columns>
    </Loading>
  )
}

function PanelSkeleton({ lines }: { lines: number }) {
  return (
    <div className="rounded-lg border border-line bg-panel">
      <div className="flex h-11 items-center border-b border-line px-4">
        <Skeleton className="h-4 w-32" />
      </div>
      <div className="grid gap-4 p-4">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} className="h-8 w-full" />
        ))}
      </div>
    </div>
  )
}
