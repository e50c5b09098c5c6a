'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { CornerDownLeft, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { cn } from '../cn'
import { dialogClass, veilClass } from '../dialog'
import { PLACES } from '../shell/places'
import { useStore } from '../store-context'
import { usePalette } from './palette-sources'
import { usePaletteResults } from './use-palette-results'

/** ⌘K: go anywhere by name, or by a pasted email or id. */
export function Palette() {
  const t = useTranslations('shell')
  const { open, setOpen } = usePalette()
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Portal>
        <Base.Backdrop className={veilClass} />
        <Base.Popup aria-label={t('find')} className={cn(dialogClass, 'max-w-140 overflow-hidden')}>
          <Content close={() => setOpen(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Lower case without accents, so that "guias" finds "Guías". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function Content({ close }: { close: () => void }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const { storeId } = useStore()
  const [query, setQuery] = useState('')
  const { groups, searching } = usePaletteResults(query)
  const places = PLACES.filter(({ name }) => plain(t(name)).includes(plain(query.trim())))
  const nothing = places.length === 0 && groups.length === 0

  const go = (href: string) => {
    close()
    router.push(href)
  }

  return (
    <Command label={t('find')} shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search className="text-ink-3" aria-hidden />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={t('findHint')}
          className="h-12 flex-1 bg-transparent text-14 outline-none"
        />
      </div>
      <Command.List className="min-h-0 overflow-y-auto p-1.5">
        {places.length > 0 && (
          <Group heading={t('goTo')}>
            {places.map(({ name, icon, href }) => (
              <Item key={name} value={`place ${name}`} icon={icon} onSelect={() => go(href(storeId))}>
                {t(name)}
              </Item>
            ))}
          </Group>
        )}
        {groups.map(({ source, results }) => (
          <Group key={source.id} heading={source.heading}>
            {results.map((result) => (
              <Item
                key={result.id}
                value={`${source.id} ${result.id}`}
                icon={result.icon}
                hint={result.hint}
                onSelect={() => go(result.href)}
              >
                {result.label}
              </Item>
            ))}
          </Group>
        ))}
        {nothing && (
          <p role="status" className="px-2.5 py-3 text-13 text-ink-3">
            {searching ? t('searching') : t('nothingFound', { query })}
          </p>
        )}
      </Command.List>
    </Command>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  )
}

type ItemProps = { value: string; icon?: ReactNode; hint?: string; onSelect: () => void; children: ReactNode }

function Item({ value, icon, hint, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="group flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-13 aria-selected:bg-hover [&_.lucide]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="truncate text-12 text-ink-3">{hint}</span>}
      <CornerDownLeft className="size-3.5! opacity-0 group-aria-selected:opacity-100" aria-hidden />
    </Command.Item>
  )
}
