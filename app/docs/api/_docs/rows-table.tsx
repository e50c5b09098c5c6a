import type { ReactNode } from 'react'
import { ScrollRegion } from '@/app/_ui/scroll-region'

type RowsTableProps = {
  label: string
  head: readonly ReactNode[]
  /** The first cell is the row's heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** A plain table to read; scrolled sideways where it is wide. */
export function RowsTable({ label, head, rows }: RowsTableProps) {
  return (
    <ScrollRegion label={label} className="card">
      <table className="w-full border-collapse text-left text-13">
        <thead>
          <tr>
            {head.map((cell, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
              <th key={n} scope="col" className="border-b px-3.5 py-2 font-medium text-12 text-ink-3">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key} className="not-last:border-b">
              <th scope="row" className="whitespace-nowrap px-3.5 py-2 align-top font-normal text-ink">
                {first}
              </th>
              {rest.map((cell, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
                <td key={n} className="min-w-40 px-3.5 py-2 align-top">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
