'use client'
import { Progress as Base } from '@base-ui/react/progress'

/** How far, 0 to `max`; `value` null while that is not known. */
export function Progress({ label, value, max = 100 }: { label: string; value: number | null; max?: number }) {
  return (
    <Base.Root aria-label={label} value={value} max={max}>
      <Base.Track className="h-1 overflow-hidden rounded-full bg-hover">
        <Base.Indicator className="block h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  )
}
