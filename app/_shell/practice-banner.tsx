export interface PracticeBannerProps {
  sandboxAddress: string
}

export function PracticeBanner({ sandboxAddress }: PracticeBannerProps) {
  return (
    <div
      role="region"
      aria-label="Practice"
      className="z-30 border-b border-line bg-warn-soft px-1 text-center text-warn max-sm:py-1 max-sm:text-xs sm:sticky sm:top-0 sm:h-(--banner) sm:text-sm sm:leading-[calc(var(--banner)-1px)]"
    >
      Practice: nothing here reaches a real customer.{' '}
      <a href={sandboxAddress} target="_blank" rel="noreferrer" className="underline underline-offset-2">
        Open the sandbox<span className="sr-only"> (opens in a new tab)</span>
      </a>
    </div>
  )
}
