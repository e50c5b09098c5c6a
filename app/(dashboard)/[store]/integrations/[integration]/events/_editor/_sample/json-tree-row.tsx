'use client'
import { ChevronDown, ChevronRight, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from '@/app/_ui/cn'
import { pointsAt, useActivePointer } from './active-pointer'
import type { JsonTreeProps } from './json-tree'
import type { TreeRow } from './tree-rows'
import { shortText, valueText } from './value-text'

type JsonTreeRowProps = Pick<JsonTreeProps, 'fieldPointerAt' | 'linked' | 'typeAt'> & {
  row: TreeRow
  n: number
  isCurrent: boolean
  canPick: boolean
  onFocus: () => void
  onAct: () => void
}

/** One line: what it is called, what stands there, and whether a field finds it. Received text is never markup. */
export function JsonTreeRow({
  row,
  n,
  isCurrent,
  canPick,
  fieldPointerAt,
  linked,
  typeAt,
  onFocus,
  onAct,
}: JsonTreeRowProps) {
  const t = useTranslations('event-types')
  const place = fieldPointerAt(row.pointer)
  const fieldName = row.kind === 'leaf' ? linked.get(place) : undefined
  const isClosed = row.kind === 'branch' && !row.isOpen
  const isActive = useActivePointer(
    ({ pointer }) => pointer !== null && (pointer === place || (isClosed && pointer.startsWith(`${place}/`))),
  )
  const [isNear, setNear] = useState(false)
  const points = pointsAt(place)
  const type =
    isNear && canPick && row.kind === 'leaf' && fieldName === undefined ? typeAt(row.pointer, row.value) : undefined
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys of its rows
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === 'branch' && row.count > 0 ? row.isOpen : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-row={n}
      data-active={isActive || undefined}
      title={row.kind === 'leaf' ? row.pointer : undefined}
      style={{ paddingInlineStart: `${(row.level - 1) * 14 + 4}px` }}
      className="flex min-h-6 w-max min-w-full cursor-pointer items-center gap-1.5 whitespace-pre rounded-[4px] pr-2 -outline-offset-2 data-active:bg-hover data-active:shadow-[inset_2px_0_0_var(--accent)]"
      onPointerEnter={() => {
        setNear(true)
        points.onPointerEnter()
      }}
      onPointerLeave={() => {
        setNear(false)
        points.onPointerLeave()
      }}
      onFocus={() => {
        setNear(true)
        points.onFocus()
        onFocus()
      }}
      onBlur={() => {
        setNear(false)
        points.onBlur()
      }}
      onClick={onAct}
    >
      <Sign row={row} />
      <Content row={row} fieldName={fieldName} />
      {type && (
        <span className="inline-flex items-center gap-0.5 font-sans text-12 text-accent">
          <Plus className="size-3!" aria-hidden />
          {t(`type.${type}`)}
        </span>
      )}
    </div>
  )
}

function Sign({ row }: { row: TreeRow }) {
  if (row.kind !== 'branch' || row.count === 0) return <span className="w-3 shrink-0" aria-hidden />
  return row.isOpen ? (
    <ChevronDown className="size-3! text-ink-3" aria-hidden />
  ) : (
    <ChevronRight className="size-3! text-ink-3" aria-hidden />
  )
}

function Content({ row, fieldName }: { row: TreeRow; fieldName: string | undefined }) {
  const t = useTranslations('event-types')
  if (row.kind === 'more')
    return <span className="font-sans text-12 text-accent">{t('sample.more', { n: row.count })}</span>
  const key = (
    <bdi className={row.isIndex ? 'text-ink-3' : 'font-medium text-ink'}>
      {shortText(row.key, 60).slice(1, -1) || '""'}
    </bdi>
  )
  if (row.kind === 'branch')
    return (
      <>
        {key}
        <span className="font-sans text-12 text-ink-3">
          {t(row.isList ? 'sample.items' : 'sample.keys', { n: row.count })}
        </span>
      </>
    )
  return (
    <>
      {key}
      <bdi
        className={cn('rounded-[4px] px-0.75', fieldName === undefined ? 'text-ink-2' : 'bg-accent-soft text-accent')}
        title={valueText(row.value).length > 60 ? valueText(row.value).slice(0, 1000) : undefined}
      >
        {shortText(row.value, 60)}
      </bdi>
      {fieldName !== undefined && (
        <span className="font-sans text-12 text-ink-3">
          <span aria-hidden>→ </span>
          <span className="sr-only">{t('sample.linkedTo')} </span>
          <bdi>{fieldName}</bdi>
        </span>
      )}
    </>
  )
}
