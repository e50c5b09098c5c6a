import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'

export type PaletteResult = { id: string; label: string; hint?: string; icon?: ReactNode; href: string }

export type PaletteSource = {
  /** Unique; a screen that registers again replaces its source. */
  id: string
  heading: string
  /** Asked 150 ms after the last key; `signal` ends when the person types on. Nothing for what it does not know. */
  search: (query: string, signal: AbortSignal) => Promise<PaletteResult[]>
}

type PaletteState = {
  open: boolean
  setOpen: (open: boolean) => void
  sources: readonly PaletteSource[]
  add: (source: PaletteSource) => void
  remove: (id: string) => void
}

export const usePalette = create<PaletteState>((set) => ({
  open: false,
  setOpen: (open) => set({ open }),
  sources: [],
  add: (source) => set(({ sources }) => ({ sources: [...sources.filter(({ id }) => id !== source.id), source] })),
  remove: (id) => set(({ sources }) => ({ sources: sources.filter((source) => source.id !== id) })),
}))

/** Adds results to the palette while the calling component is mounted. */
export function usePaletteSource(source: PaletteSource): void {
  const { add, remove } = usePalette.getState()
  useEffect(() => add(source))
  useEffect(() => () => remove(source.id), [source.id, remove])
}
