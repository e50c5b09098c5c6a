'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'

const PANELS = ['new', 'fields'] as const
export const CONTACT_TABS = ['general', 'custom', 'activity', 'segments'] as const
export type ContactTab = (typeof CONTACT_TABS)[number]

/** What stands beside the list: one contact, a new one, or the fields. Going back closes it. */
export function useContactsAddress() {
  const [{ contact, panel, tab }, set] = useQueryStates({
    contact: parseAsString,
    panel: parseAsStringLiteral(PANELS),
    tab: parseAsStringLiteral(CONTACT_TABS).withDefault('general'),
  })
  const isOpen = contact !== null || panel !== null
  const history = isOpen ? ('replace' as const) : ('push' as const)
  return {
    contactId: panel === null ? contact : null,
    panel,
    tab,
    setTab: (next: ContactTab) => void set({ tab: next }),
    openContact: (id: string) => void set({ contact: id, panel: null }, { history }),
    openPanel: (next: (typeof PANELS)[number]) => void set({ contact: null, panel: next }, { history }),
    close: () => void set({ contact: null, panel: null, tab: null }),
  }
}
