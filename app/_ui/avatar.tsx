import { cn } from './cn'

/** The first letter of an email or name. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex size-5.5 shrink-0 items-center justify-center rounded-full bg-hover text-11 text-ink-2',
        className,
      )}
    >
      {(name.trim()[0] ?? '?').toUpperCase()}
    </span>
  )
}
