'use client'
import { useSyncExternalStore } from 'react'

const KEY = 'inlet.workflow-map'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A browser that forbids storage forgets the choice with the page. */
let isShown: boolean | undefined

function read(): boolean {
  if (isShown === undefined) {
    try {
      isShown = localStorage.getItem(KEY) !== 'off'
    } catch {
      isShown = true
    }
  }
  return isShown
}

/** Whether the small map is shown, remembered in this browser. */
export function useMinimap(): [isShown: boolean, toggle: () => void] {
  const shown = useSyncExternalStore(subscribe, read, () => false)
  const toggle = () => {
    isShown = !shown
    try {
      localStorage.setItem(KEY, isShown ? 'on' : 'off')
    } catch {
      // Kept for this page alone.
    }
    for (const listener of listeners) listener()
  }
  return [shown, toggle]
}
