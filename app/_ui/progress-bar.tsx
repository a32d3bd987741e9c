export interface ProgressBarProps {
  value: number
  max: number
  /** What moves on: "Steps carried out". */
  label: string
}

export function ProgressBar({ value, max, label }: ProgressBarProps) {
  const share = max === 0 ? 0 : Math.min(100, (value / max) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={`${value} of ${max}`}
      className="h-1.5 overflow-hidden rounded-full bg-quiet"
    >
      <div className="h-full bg-accent transition-[width] duration-300" style={{ width: `${share}%` }} />
    </div>
  )
}
