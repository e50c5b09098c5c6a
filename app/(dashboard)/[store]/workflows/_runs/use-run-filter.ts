'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { RUN_STATES } from '@/server/workflows/schema'

/** Which runs are listed and which one is open, in the address. */
export function useRunFilter() {
  const [{ state, of, run }, set] = useQueryStates(
    { state: parseAsStringLiteral(RUN_STATES), of: parseAsString, run: parseAsString },
    { history: 'replace', scroll: false },
  )
  return {
    ...{ state, contactId: of, openId: run },
    filter: { ...(state && { state }), ...(of && { contactId: of }) },
    chooseState: (next: (typeof RUN_STATES)[number] | null) => void set({ state: next }),
    chooseContact: (id: string | null) => void set({ of: id }),
    open: (id: string | null) => void set({ run: id }),
  }
}
