'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { cn } from './cn'

export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** CSS width, e.g. '120px' or '30%'; without any, the columns share what is left. */
  width?: string
  align?: 'end'
  /** Where it stands in the two-line row of a phone; a column without a slot is left out there. */
  phone?: 'title' | 'end' | 'detail' | 'detail-end'
}

type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** The row that the drawer shows; moving with the arrows then opens the next one. */
  selectedKey?: string | null
  /** Opens the drawer. Click or Enter. */
  onOpen?: (row: Row) => void
  /** Opens a page: the `title` column becomes the link. */
  href?: (row: Row) => string
  className?: string
}

const PHONE = {
  title: 'max-md:col-start-1 max-md:row-start-1',
  end: 'max-md:col-start-2 max-md:row-start-1 max-md:justify-end',
  detail: 'max-md:col-start-1 max-md:row-start-2 max-md:text-ink-3',
  'detail-end': 'max-md:col-start-2 max-md:row-start-2 max-md:justify-end max-md:text-ink-3',
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, label, [role=menuitem], [role=dialog]') !== null

/** Rows of one thing: 40 px each, arrows move, Enter opens; two lines a row on a phone. */
export function DataTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  selectedKey,
  onOpen,
  href,
  className,
}: DataTableProps<Row>) {
  const router = useRouter()
  const body = useRef<HTMLTableSectionElement>(null)
  const [focusedKey, setFocusedKey] = useState<string>()
  const opens = Boolean(onOpen ?? href)
  const tabStop =
    [focusedKey, selectedKey].find((key) => rows.some((row) => rowKey(row) === key)) ?? (rows[0] && rowKey(rows[0]))
  const titleId = columns.find((column) => column.phone === 'title')?.id

  const open = (row: Row) => (onOpen ? onOpen(row) : href && router.push(href(row)))

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget) return
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key]
    const row = rows[to ?? index]
    if (!row) return
    if (to !== undefined) {
      event.preventDefault()
      const element = body.current?.rows[to]
      element?.focus()
      element?.scrollIntoView({ block: 'nearest' })
      if (selectedKey && onOpen) onOpen(row)
    } else if (event.key === 'Enter') open(row)
  }

  const onClick = (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    if (!opens || isControl(event.target) || window.getSelection()?.toString()) return
    if (href && (event.metaKey || event.ctrlKey)) window.open(href(row))
    else open(row)
  }

  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are moved through and chosen by keyboard
      role="grid"
      aria-label={label}
      className={cn('w-full table-fixed border-collapse text-13 max-md:block', className)}
    >
      <thead className="max-md:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              style={{ width: column.width }}
              className={cn(
                'border-b px-3 py-2 text-left font-medium text-12 text-ink-3 first:pl-gutter last:pr-gutter',
                column.align === 'end' && 'text-right',
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className="max-md:block">
        {rows.map((row, index) => {
          const key = rowKey(row)
          return (
            <tr
              key={key}
              aria-selected={onOpen ? key === selectedKey : undefined}
              tabIndex={opens ? (key === tabStop ? 0 : -1) : undefined}
              onFocus={() => setFocusedKey(key)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onClick={(event) => onClick(event, row)}
              className={cn(
                '-outline-offset-2 border-b max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:px-gutter max-md:py-2',
                opens && 'cursor-pointer hover:bg-hover',
                'aria-selected:bg-accent-soft',
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cn(
                    'h-10 truncate px-3 first:pl-gutter last:pr-gutter max-md:flex max-md:h-auto max-md:min-h-6 max-md:min-w-0 max-md:items-center max-md:p-0!',
                    column.align === 'end' && 'text-right max-md:justify-end',
                    column.phone ? PHONE[column.phone] : 'max-md:hidden',
                  )}
                >
                  {href && column.id === titleId ? (
                    <Link href={href(row)} tabIndex={-1} className="truncate">
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
