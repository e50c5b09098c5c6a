'use client'
import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { cn } from './cn'

type FieldProps = {
  label: ReactNode
  /** One sentence below the control. */
  hint?: ReactNode
  /** The reason it is refused, e.g. `errors.name?.message`; announces itself. */
  error?: ReactNode
  /** Stands at the end of the label's line, e.g. "optional". */
  aside?: ReactNode
  /** The label is read out but not shown. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, control, hint and error, tied together for eyes and screen readers. One control inside. */
export function Field({ label, hint, error, aside, hideLabel, className, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={cn('flex min-w-0 flex-col', className)}>
      <span className={cn('mb-1.5 flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <Base.Label className="text-[12.5px]/4 font-medium text-ink-2">{label}</Base.Label>
        {aside && <span className="text-12 text-ink-3">{aside}</span>}
      </span>
      {children}
      <Base.Error match={Boolean(error)} className="mt-1 text-12 text-bad">
        {error}
      </Base.Error>
      {hint && <Base.Description className="mt-1 text-12 text-ink-3">{hint}</Base.Description>}
    </Base.Root>
  )
}
