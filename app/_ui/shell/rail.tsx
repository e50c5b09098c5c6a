'use client'
import { BookOpen, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '../cn'
import { ModKey } from '../mod-key'
import { usePalette } from '../palette/palette-sources'
import { paths } from '../paths'
import { useStore } from '../store-context'
import { PersonMenu } from './person-menu'
import { PLACES, placeOf } from './places'
import { railItemClass } from './rail-item'
import { StoreSwitcher } from './store-switcher'

/** Where one can go: the rail on a wide screen, the sheet behind the menu button on a narrow one. */
export function Rail({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const { storeId } = useStore()
  const current = placeOf(storeId, usePathname())

  const items = (group: 'main' | 'store') =>
    PLACES.filter((place) => place.group === group).map((place) => (
      <RailLink key={place.name} href={place.href(storeId)} icon={place.icon} current={place.name === current}>
        {t(place.name)}
      </RailLink>
    ))

  return (
    <nav aria-label={t('places')} className={cn('flex min-h-0 flex-col gap-px overflow-y-auto px-2 py-3', className)}>
      <StoreSwitcher />
      <FindButton />
      {items('main')}
      <p className="px-2 pt-3.5 pb-1 font-medium text-[11.5px]/4 text-ink-3">{t('store')}</p>
      {items('store')}
      <div className="mt-auto flex flex-col gap-px pt-4">
        <a href={paths.docs()} className={railItemClass}>
          <BookOpen aria-hidden />
          {t('guides')}
        </a>
        <PersonMenu />
      </div>
    </nav>
  )
}

type RailLinkProps = { href: string; icon: ReactNode; current?: boolean; children: ReactNode }

function RailLink({ href, icon, current, children }: RailLinkProps) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={cn(railItemClass, current && 'bg-hover font-[550] text-ink')}
    >
      {icon}
      {children}
    </Link>
  )
}

function FindButton() {
  const t = useTranslations('shell')
  const setOpen = usePalette((palette) => palette.setOpen)
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="mb-3 flex h-8 shrink-0 items-center gap-2 rounded-[8px] border bg-panel px-2 text-13 text-ink-3 transition-colors hover:border-line-strong"
    >
      <Search aria-hidden />
      {t('find')}
      <span className="ml-auto">
        <ModKey letter="K" />
      </span>
    </button>
  )
}
