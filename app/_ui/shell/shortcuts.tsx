'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { create } from 'zustand'
import { Kbd } from '../code'
import { Dialog } from '../dialog'
import { ModKey } from '../mod-key'
import { usePalette } from '../palette/palette-sources'
import { useStore } from '../store-context'
import { PLACES } from './places'

type ShortcutSheet = { open: boolean; show: () => void; setOpen: (open: boolean) => void }

export const useShortcutSheet = create<ShortcutSheet>((set) => ({
  open: false,
  show: () => set({ open: true }),
  setOpen: (open) => set({ open }),
}))

/** A letter belongs to the box it is typed into, and to the dialog that is open. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
}

/** `g` and a letter go to a place, ⌘K opens the palette, `?` shows this sheet. */
export function Shortcuts() {
  const t = useTranslations('shell')
  const router = useRouter()
  const { storeId } = useStore()
  const { open, setOpen, show } = useShortcutSheet()
  const openPalette = usePalette((palette) => palette.setOpen)

  useEffect(() => {
    const free = (act: () => void) => (event: KeyboardEvent) => {
      if (isTaken(event)) return
      event.preventDefault()
      act()
    }
    return tinykeys(window, {
      '$mod+k': (event) => {
        event.preventDefault()
        openPalette(true)
      },
      'Shift+?': free(show),
      ...Object.fromEntries(PLACES.map(({ key, href }) => [`g ${key}`, free(() => router.push(href(storeId)))])),
    })
  }, [router, storeId, show, openPalette])

  return (
    <Dialog open={open} onOpenChange={setOpen} title={t('shortcuts')} size="sm">
      <div className="flex flex-col gap-4">
        <Group title={t('shortcutGroups.anywhere')}>
          <Line does={t('shortcut.palette')} keys={<ModKey letter="K" />} />
          {PLACES.map(({ name, key }) => (
            <Line
              key={name}
              does={t('shortcut.goTo', { place: t(name) })}
              keys={
                <>
                  <Kbd>g</Kbd> {t('then')} <Kbd>{key}</Kbd>
                </>
              }
            />
          ))}
          <Line does={t('shortcut.close')} keys={<Kbd>Esc</Kbd>} />
          <Line does={t('shortcut.sheet')} keys={<Kbd>?</Kbd>} />
        </Group>
        <Group title={t('shortcutGroups.lists')}>
          <Line
            does={t('shortcut.move')}
            keys={
              <>
                <Kbd>↑</Kbd> <Kbd>↓</Kbd>
              </>
            }
          />
          <Line does={t('shortcut.open')} keys={<Kbd>↵</Kbd>} />
          <Line
            does={t('shortcut.choose')}
            keys={
              <>
                <Kbd>x</Kbd> · <Kbd>⇧</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd>
              </>
            }
          />
        </Group>
        <WorkflowGroup />
      </div>
    </Dialog>
  )
}

/** What keys do in the editor of a workflow. */
function WorkflowGroup() {
  const t = useTranslations('shell')
  const line = (name: WorkflowShortcut, keys: ReactNode) => (
    <Line does={t(`shortcut.${name}`)} keys={<span className="inline-flex items-center gap-1">{keys}</span>} />
  )
  return (
    <Group title={t('shortcutGroups.workflow')}>
      {line('undoRedo', [<ModKey key="z" letter="Z" />, ' · ', <ModKey key="y" letter="⇧Z" />])}
      {line('moveNodes', ['↑', '↓', '←', '→'].map(asKey))}
      {line('shiftNode', ['⇧', '↑', '↓', '←', '→'].map(asKey))}
      {line('addBehind', <Kbd>A</Kbd>)}
      {line('addHere', <Kbd>Tab</Kbd>)}
      {line('selectAll', <ModKey letter="A" />)}
      {line('selectMore', <Kbd>⇧</Kbd>)}
      {line(
        'clipboard',
        ['C', 'X', 'V'].map((letter) => <ModKey key={letter} letter={letter} />),
      )}
      {line('duplicate', <ModKey letter="D" />)}
      {line('removeNodes', <Kbd>Del</Kbd>)}
    </Group>
  )
}

type WorkflowShortcut =
  | 'undoRedo'
  | 'moveNodes'
  | 'shiftNode'
  | 'addBehind'
  | 'addHere'
  | 'selectAll'
  | 'selectMore'
  | 'clipboard'
  | 'duplicate'
  | 'removeNodes'

const asKey = (key: string) => <Kbd key={key}>{key}</Kbd>

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-12 text-ink-3">{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

function Line({ does, keys }: { does: string; keys: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 border-b py-1.5 text-13 last:border-b-0">
      <dt>{does}</dt>
      <dd className="text-12 text-ink-3">{keys}</dd>
    </div>
  )
}
