import { Activity, Funnel, House, KeyRound, PanelsTopLeft, Plug, Settings, Users, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '../paths'

export type Place = {
  /** Its word in `shell` messages. */
  name:
    | 'home'
    | 'integrations'
    | 'events'
    | 'contacts'
    | 'workflows'
    | 'segments'
    | 'webContents'
    | 'apiAccess'
    | 'settings'
  icon: ReactNode
  href: (storeId: string) => string
  /** Pressed after `g`. */
  key: string
  group: 'main' | 'store'
}

/** The rail, the palette and the shortcuts are made of this list. */
export const PLACES: readonly Place[] = [
  { name: 'home', icon: <House aria-hidden />, href: paths.home, key: 'h', group: 'main' },
  { name: 'integrations', icon: <Plug aria-hidden />, href: paths.integrations, key: 'i', group: 'main' },
  { name: 'events', icon: <Activity aria-hidden />, href: (storeId) => paths.events(storeId), key: 'e', group: 'main' },
  { name: 'contacts', icon: <Users aria-hidden />, href: paths.contacts, key: 'c', group: 'main' },
  { name: 'workflows', icon: <Workflow aria-hidden />, href: paths.workflows, key: 'w', group: 'main' },
  { name: 'segments', icon: <Funnel aria-hidden />, href: paths.segments, key: 's', group: 'main' },
  { name: 'webContents', icon: <PanelsTopLeft aria-hidden />, href: paths.webContents, key: 'b', group: 'main' },
  { name: 'apiAccess', icon: <KeyRound aria-hidden />, href: paths.apiAccess, key: 'a', group: 'store' },
  { name: 'settings', icon: <Settings aria-hidden />, href: paths.settings, key: 't', group: 'store' },
]

/** The place that an address lies in: the one with the longest matching address. */
export function placeOf(storeId: string, pathname: string): Place['name'] | undefined {
  return PLACES.filter(({ name, href }) => {
    const address = href(storeId)
    return pathname === address || (name !== 'home' && pathname.startsWith(`${address}/`))
  }).sort((a, b) => b.href(storeId).length - a.href(storeId).length)[0]?.name
}
