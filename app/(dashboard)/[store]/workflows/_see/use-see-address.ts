'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useEditor } from '../_editor/editor-context'

export const SEEN = ['dry-run', 'backtest', 'why-not'] as const
export type Seen = (typeof SEEN)[number]

const address = {
  see: parseAsStringLiteral(SEEN),
  /** Whose, where one was chosen. */
  contact: parseAsString,
  /** The event of a dry run. */
  event: parseAsString,
}

/** What is looked at beside the canvas, in the address: a dry run, a backtest, or why somebody did not enter. */
export function useSeeAddress() {
  const { store } = useEditor()
  const [{ see, contact, event }, set] = useQueryStates(address, { scroll: false })
  return {
    ...{ see, contactId: contact, eventId: event },
    show: (next: Seen) => {
      // What the panel of a node holds takes part; the panel itself makes room.
      store.getState().apply()
      store.getState().open(null)
      void set({ see: next }, { history: 'push' })
    },
    chooseContact: (id: string | null) => void set({ contact: id }, { history: 'replace' }),
    chooseEvent: (id: string | null) => void set({ event: id }, { history: 'replace' }),
    close: () => void set({ see: null, contact: null, event: null }, { history: 'replace' }),
  }
}
