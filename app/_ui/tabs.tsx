'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Tab = { id: string; label: ReactNode; count?: number } & ({ href: string } | { onSelect: () => void })

type TabsProps = { label: string; tabs: readonly Tab[]; current: string; className?: string }

/** Places within a page, each with its own address (`href`), or parts of a drawer (`onSelect`). */
export function Tabs({ label, tabs, current, className }: TabsProps) {
  return (
    <nav aria-label={label} className={cn('flex gap-5 overflow-x-auto border-b px-gutter', className)}>
      {tabs.map((tab) => {
        const on = tab.id === current
        const look = cn(
          '-mb-px shrink-0 cursor-pointer border-b-2 border-transparent pt-2 pb-2.5 text-[13.5px]/5 text-ink-2 -outline-offset-2 hover:text-ink',
          on && 'border-accent font-[550] text-ink',
        )
        const content = (
          <>
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 text-ink-3">{tab.count}</span>}
          </>
        )
        return 'href' in tab ? (
          <Link key={tab.id} href={tab.href} aria-current={on ? 'page' : undefined} className={look} scroll={false}>
            {content}
          </Link>
        ) : (
          <button
            key={tab.id}
            type="button"
            aria-current={on ? 'true' : undefined}
            onClick={tab.onSelect}
            className={look}
          >
            {content}
          </button>
        )
      })}
    </nav>
  )
}
