'use client'
import { Input as BaseInput } from '@base-ui/react/input'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Shared look of everything a person types into or picks from. */
export const controlClass =
  'w-full rounded-control border border-control bg-panel px-2.5 text-13 text-ink outline-offset-0 transition-colors hover:border-ink-3 data-invalid:border-bad aria-invalid:border-bad disabled:opacity-60 [&[readonly]]:bg-sunken'

type InputProps = ComponentProps<typeof BaseInput> & {
  /** Ids, aliases, pointers and URLs are mono. */
  mono?: boolean
  controlSize?: 'md' | 'sm'
  /** Something inside the box at its end: a state icon, a copy button. */
  end?: ReactNode
  start?: ReactNode
}

/** Works with `{...register('name')}`; inside a `Field` its label, hint and error are wired by themselves. */
export function Input({ mono, controlSize = 'md', end, start, className, ...rest }: InputProps) {
  const input = (
    <BaseInput
      {...rest}
      className={cn(
        controlClass,
        controlSize === 'sm' ? 'h-6.5 px-2' : 'h-8',
        mono && 'mono',
        start && 'pl-8',
        end && 'pr-9',
        className,
      )}
    />
  )
  if (!end && !start) return input
  return (
    <span className="relative block">
      {start && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-3">{start}</span>
      )}
      {input}
      {end && <span className="absolute inset-y-0 right-1.5 flex items-center">{end}</span>}
    </span>
  )
}
