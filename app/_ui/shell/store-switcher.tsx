'use client'
import { ChevronsUpDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Menu, MenuChoice } from '../menu'
import { paths } from '../paths'
import { useStore } from '../store-context'

/** The store one is in; opens the list of the person's stores. */
export function StoreSwitcher() {
  const t = useTranslations('shell')
  const router = useRouter()
  const { store, person } = useStore()
  return (
    <Menu
      align="start"
      className="w-52"
      trigger={
        <button
          type="button"
          aria-label={t('switchStore', { name: store.name })}
          className="mb-2 flex shrink-0 items-center gap-2 rounded-[8px] px-2 py-1.5 text-left font-semibold -outline-offset-2 transition-colors hover:bg-hover"
        >
          <i aria-hidden className="size-5.5 shrink-0 rounded-chip bg-linear-135 from-[#0b6e63] to-[#5fb88f]" />
          <span className="min-w-0 flex-1 truncate">{store.name}</span>
          <ChevronsUpDown className="text-ink-3" aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={t('yourStores')}
        value={store.id}
        onChange={(storeId) => router.push(paths.home(storeId))}
        options={person.stores.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t('role', { role })}` }))}
      />
    </Menu>
  )
}
