import { useRef, useState } from 'react'
import type { Inlet, Told } from '@/sdk/core/public-types'
import { loadSdk } from './load-sdk'

/** One thing that happened: a call of the reader's, or what the SDK told. */
export type Happening =
  | { key: number; name: 'tracked'; alias: string }
  | { [Name in keyof Told]: { key: number; name: Name; told: Told[Name] } }[keyof Told]

const NAMES = ['sent', 'rejected', 'dropped', 'error', 'content'] as const

/** The real SDK in this page, loaded when asked for, and what it has told, newest first. */
export function useSdk() {
  const [inlet, setInlet] = useState<Inlet>()
  const [state, setState] = useState<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const [happenings, setHappenings] = useState<Happening[]>([])
  const count = useRef(0)
  const note = (happening: object) => {
    count.current++
    const noted = { key: count.current, ...happening } as Happening // its parts come from the two places below
    setHappenings((before) => [noted, ...before].slice(0, 50))
  }

  async function load(storeId: string): Promise<void> {
    setState('loading')
    try {
      const loaded = await loadSdk(storeId)
      for (const name of NAMES) loaded.on(name, (told) => note({ name, told }))
      setInlet(() => loaded)
      setState('ready')
    } catch {
      setState('failed')
    }
  }

  function track(alias: string, payload: Record<string, unknown>): void {
    note({ name: 'tracked', alias })
    inlet?.track(alias, payload)
    void inlet?.flush()
  }

  return { state, happenings, load, track }
}
