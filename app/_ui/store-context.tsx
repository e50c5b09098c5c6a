'use client'
import { createContext, type ReactNode, useContext } from 'react'

/** Each role may do all that those before it may. */
const ROLES = ['viewer', 'editor', 'owner'] as const

export type Role = (typeof ROLES)[number]

export type StoreView = {
  store: { id: string; name: string; role: Role /** IANA name. */; timeZone?: string }
  person: { id: string; email: string; name: string; stores: { id: string; name: string; role: Role }[] }
}

const StoreContext = createContext<StoreView | null>(null)

export function StoreProvider({ value, children }: { value: StoreView; children: ReactNode }) {
  return <StoreContext value={value}>{children}</StoreContext>
}

/** The store of the address and the person who looks at it. `can('editor')`: the server decides again. */
export function useStore() {
  const view = useContext(StoreContext)
  if (!view) throw new Error('useStore needs the layout of app/(dashboard)/[store]')
  return {
    storeId: view.store.id,
    store: view.store,
    person: view.person,
    can: (role: Role) => ROLES.indexOf(view.store.role) >= ROLES.indexOf(role),
  }
}

/** The store's zone; UTC where there is no store. */
export function useTimeZone(): string {
  return useContext(StoreContext)?.store.timeZone ?? 'UTC'
}
