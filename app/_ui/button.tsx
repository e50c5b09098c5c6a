'use client'
import { Button as BaseButton } from '@base-ui/react/button'
import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'
import { Tooltip } from './tooltip'

export const buttonClass = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-50 disabled:cursor-not-allowed disabled:opacity-50',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-accent-ink not-aria-disabled:hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--ink))]',
        default: 'border-line-strong bg-panel text-ink not-aria-disabled:hover:bg-hover data-popup-open:bg-hover',
        quiet:
          'border-transparent text-ink-2 not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink data-popup-open:bg-hover',
        danger:
          'border-transparent bg-bad text-bad-ink not-aria-disabled:hover:bg-[color-mix(in_srgb,var(--bad)_88%,var(--ink))]',
      },
      size: { md: 'h-8 px-3 text-13', sm: 'h-6.5 px-2 text-[12.5px] [&_.lucide]:size-3.5' },
    },
    defaultVariants: { variant: 'default', size: 'md' },
  },
)

export type ButtonLook = VariantProps<typeof buttonClass>

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook & {
    icon?: ReactNode
    /** Why the button cannot be used now; it stays focusable and tells so (look.md: a disabled button says why). */
    disabledReason?: string | false | null
    /** Writes the reason beside the button instead of in a tooltip. */
    showReason?: boolean
    /** Shows a spinner and takes no second click. */
    pending?: boolean
  }

/** One `variant="primary"` a screen. Never plain `disabled`: give the reason. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    disabledReason,
    showReason,
    pending,
    className,
    children,
    type = 'button',
    ...rest
  } = props
  const reasonId = useId()
  const blocked = Boolean(disabledReason)
  const button = (
    <BaseButton
      {...rest}
      type={type}
      disabled={blocked || pending}
      focusableWhenDisabled
      aria-describedby={blocked ? reasonId : rest['aria-describedby']}
      aria-busy={pending || undefined}
      className={cn(buttonClass({ variant, size }), className)}
    >
      {pending ? <LoaderCircle className="animate-spin" aria-hidden /> : icon}
      {children}
    </BaseButton>
  )
  // A button that may become blocked keeps one shape, so that it does not lose the focus when it does.
  if (!('disabledReason' in props)) return button
  return (
    <>
      {showReason && blocked && (
        <span aria-hidden className="text-12 text-ink-3">
          {disabledReason}
        </span>
      )}
      <Tooltip content={disabledReason} disabled={!blocked || showReason}>
        {button}
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  )
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook & { icon?: ReactNode }

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={cn(buttonClass({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  )
}
