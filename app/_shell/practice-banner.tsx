export interface PracticeBannerProps {
  sandboxAddress: string
}

export function PracticeBanner({ sandboxAddress }: PracticeBannerProps) {
  return (
    <div
      role="region"
      aria-label="Practice"
      className="border-b border-line bg-warn-soft px-4 py-1 text-center text-sm text-warn"
    >
      Practice: nothing here reaches a real customer.{' '}
      <a href={sandboxAddress} target="_blank" rel="noreferrer" className="underline underline-offset-2">
        Open the sandbox<span className="sr-only"> (opens in a new tab)</span>
      </a>
    </div>
  )
}
