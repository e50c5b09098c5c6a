'use client'
import { Field as BaseField } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClass } from './input'

/** Several lines; wired by the `Field` around it like an `Input`. */
export function Textarea({ mono, className, rows = 3, ...rest }: ComponentProps<'textarea'> & { mono?: boolean }) {
  return (
    <BaseField.Control
      render={
        <textarea {...rest} rows={rows} className={cn(controlClass, 'block py-1.5', mono && 'mono', className)} />
      }
    />
  )
}
