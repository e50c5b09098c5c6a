import { useEffect, useState } from 'react'
import { type PaletteResult, type PaletteSource, usePalette } from './palette-sources'

type Found = { source: PaletteSource; results: PaletteResult[] }

const pauseMs = 150

/** What the registered sources know about a query; a source that fails or is too late is left out. */
export function usePaletteResults(query: string): { groups: Found[]; searching: boolean } {
  const sources = usePalette((palette) => palette.sources)
  const [groups, setGroups] = useState<Found[]>([])
  const [searching, setSearching] = useState(false)
  const asked = query.trim()

  useEffect(() => {
    if (asked === '' || sources.length === 0) {
      setGroups([])
      setSearching(false)
      return
    }
    const abort = new AbortController()
    setSearching(true)
    const timer = setTimeout(async () => {
      const found = await Promise.all(
        sources.map(async (source) => ({ source, results: await source.search(asked, abort.signal).catch(() => []) })),
      )
      if (abort.signal.aborted) return
      setGroups(found.filter(({ results }) => results.length > 0))
      setSearching(false)
    }, pauseMs)
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [asked, sources])

  return { groups, searching }
}
