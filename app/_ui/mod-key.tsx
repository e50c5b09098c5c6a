'use client'
import { useSyncExternalStore } from 'react'
import { Kbd } from './code'

const never = () => () => {}
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** ⌘K on a Mac, Ctrl K elsewhere. */
export function ModKey({ letter }: { letter: string }) {
  const mac = useSyncExternalStore(never, isMac, () => true)
  return <Kbd>{mac ? `⌘${letter}` : `Ctrl ${letter}`}</Kbd>
}
