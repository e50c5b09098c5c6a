'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'showReason'> & {
  /** The accessible name, shown as tooltip. */
  label: string
  icon: ReactNode
  shortcut?: ReactNode
}

/** A button that is only an icon; its name is its tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = 'quiet',
  size = 'md',
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <Button
      {...rest}
      variant={variant}
      size={size}
      aria-label={label}
      icon={icon}
      className={cn(size === 'sm' ? 'w-6.5 px-0' : 'w-8 px-0', className)}
    />
  )
  if (rest.disabledReason) return button
  return (
    <Tooltip
      content={
        <span className="inline-flex items-center gap-2">
          {label}
          {shortcut}
        </span>
      }
    >
      {button}
    </Tooltip>
  )
}
