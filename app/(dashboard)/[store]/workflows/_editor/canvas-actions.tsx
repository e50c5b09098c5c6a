'use client'
import { createContext, type ReactNode, useContext } from 'react'
import type { Place } from './document-edits'

type Actions = {
  /** Opens the palette for a place. */
  add: (place: Place) => void
}

const ActionsContext = createContext<Actions | null>(null)

export function CanvasActions({ value, children }: { value: Actions; children: ReactNode }) {
  return <ActionsContext.Provider value={value}>{children}</ActionsContext.Provider>
}

/** What nodes and edges of the canvas let one do. */
export function useCanvasActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('there is no canvas around this')
  return actions
}
