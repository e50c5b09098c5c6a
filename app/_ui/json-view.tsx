'use client'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { cn } from './cn'
import { ScrollRegion } from './scroll-region'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** How a value is marked, by its RFC 6901 pointer: taken into a field, refused, or plain. */
export type Mark = 'linked' | 'refused'

type JsonViewProps = {
  label: string
  value: unknown
  marks?: ReadonlyMap<string, Mark>
  /** Makes scalar values clickable; gets the value's pointer. */
  onPick?: (pointer: string, value: unknown) => void
  /** After a value, e.g. "+ add as Boolean". */
  hint?: (pointer: string, value: unknown) => ReactNode
  className?: string
}

const LOOK: Record<Mark, string> = { linked: 'bg-accent-soft text-accent', refused: 'bg-bad-soft text-bad' }

/** Received data as indented text; React escapes it, nothing of it is ever markup. */
export function JsonView({ label, value, className, ...rest }: JsonViewProps) {
  return (
    <ScrollRegion label={label} className={className}>
      <pre className="mono text-ink-2 leading-5.25">
        <Node value={value} pointer="" depth={0} {...rest} />
      </pre>
    </ScrollRegion>
  )
}

type NodeProps = Omit<JsonViewProps, 'label' | 'className'> & { pointer: string; depth: number }

function Node(props: NodeProps): ReactNode {
  const { value, pointer, depth } = props
  if (typeof value !== 'object' || value === null) return <Scalar {...props} />
  const isList = Array.isArray(value)
  const entries = Object.entries(value)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return `${open}${close}`
  const indent = '  '.repeat(depth + 1)
  return (
    <>
      {open}
      {entries.map(([key, child], index) => (
        <Fragment key={key}>
          {`\n${indent}`}
          {!isList && <b className="font-medium text-ink">{JSON.stringify(key)}</b>}
          {!isList && ': '}
          <Node {...props} value={child} pointer={`${pointer}/${escapeToken(key)}`} depth={depth + 1} />
          {index < entries.length - 1 && ','}
        </Fragment>
      ))}
      {`\n${'  '.repeat(depth)}${close}`}
    </>
  )
}

function Scalar({ value, pointer, marks, onPick, hint }: NodeProps) {
  const t = useTranslations('ui')
  const mark = marks?.get(pointer)
  const text = JSON.stringify(value) ?? 'null'
  const look = cn('rounded-[4px] px-0.75 py-px', mark && LOOK[mark])
  return (
    <>
      {onPick ? (
        <button
          type="button"
          aria-label={t('pick', { value: text, pointer })}
          onClick={() => onPick(pointer, value)}
          className={cn(look, 'text-left hover:bg-accent-soft hover:text-accent')}
        >
          {text}
        </button>
      ) : (
        <span className={look}>{text}</span>
      )}
      {hint?.(pointer, value)}
    </>
  )
}

/** RFC 6901 §3. */
function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}
