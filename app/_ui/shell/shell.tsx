'use client'
import { Dialog as Sheet } from '@base-ui/react/dialog'
import { MenuIcon, Search } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { veilClass } from '../dialog'
import { IconButton } from '../icon-button'
import { Palette } from '../palette/palette'
import { usePalette } from '../palette/palette-sources'
import { useStore } from '../store-context'
import { Rail } from './rail'
import { Shortcuts } from './shortcuts'

/** The frame of every screen of a store: rail (a bar with a menu under 768 px), content, palette, shortcuts. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className="grid h-dvh grid-cols-[224px_minmax(0,1fr)] overflow-hidden max-md:grid-cols-1 max-md:grid-rows-[auto_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-panel focus:px-3 focus:py-1.5"
      >
        {t('skip')}
      </a>
      <Rail className="border-r max-md:hidden" />
      <Bar />
      <main id="content" tabIndex={-1} className="relative min-h-0 min-w-0 overflow-hidden outline-none">
        {children}
      </main>
      <Palette />
      <Shortcuts />
    </div>
  )
}

/** The narrow screen's rail. */
function Bar() {
  const t = useTranslations('shell')
  const { store } = useStore()
  const pathname = usePathname()
  const [open, setOpen] = useState(false)
  const openPalette = usePalette((palette) => palette.setOpen)

  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the sheet
  useEffect(() => setOpen(false), [pathname])

  return (
    <header className="flex h-12 items-center gap-1 border-b px-2 md:hidden">
      <IconButton label={t('openMenu')} icon={<MenuIcon aria-hidden />} onClick={() => setOpen(true)} />
      <span className="min-w-0 flex-1 truncate font-semibold">{store.name}</span>
      <IconButton label={t('find')} icon={<Search aria-hidden />} onClick={() => openPalette(true)} />
      <Sheet.Root open={open} onOpenChange={setOpen}>
        <Sheet.Portal>
          <Sheet.Backdrop className={veilClass} />
          <Sheet.Popup
            aria-label={t('places')}
            className="fixed inset-y-0 left-0 z-40 flex w-72 max-w-[85vw] animate-appear flex-col border-r bg-bg shadow-floating outline-none"
          >
            <Rail className="flex-1" />
            <Sheet.Close className="sr-only">{t('closeMenu')}</Sheet.Close>
          </Sheet.Popup>
        </Sheet.Portal>
      </Sheet.Root>
    </header>
  )
}
