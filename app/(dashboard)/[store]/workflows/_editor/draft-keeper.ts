import type { StoreApi } from 'zustand'
import { type EditorState, isDirty, type Snapshot, wholeOf } from './editor-state'
import { isSame } from './is-same'

type Calls = {
  /** Sends it to the server; `isLeaving`: the page may be gone before the answer comes. */
  keep: (draft: Snapshot & { basedOn: string }, isLeaving: boolean) => Promise<{ at: string }>
  drop: () => Promise<unknown>
}

export type DraftKeeper = {
  /** Watches the editor; answers how to stop. What is due then is still kept. */
  watch: () => () => void
  /** Keeps at once what is due, for a page that is being left. */
  leave: () => void
  /** Saving takes the place of keeping: no draft may arrive behind it. */
  whileSaving: <T>(save: () => Promise<T>) => Promise<T>
}

const AFTER_MS = 1_500
const RETRY_MS = 10_000

/** Keeps what is edited beside what is saved, a moment after the last edit; what was undone is dropped again. */
export function createDraftKeeper(store: StoreApi<EditorState>, calls: Calls, afterMs = AFTER_MS): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()
  let isHeld = false
  let last: Snapshot | null = null

  const keep = async (isLeaving: boolean) => {
    const state = store.getState()
    const now = wholeOf(state)
    const isKept = state.kept !== null && state.kept !== 'failed'
    try {
      if (isDirty(state)) {
        if (isKept && isSame(now, last)) return
        const { at } = await calls.keep({ ...now, basedOn: state.basedOn }, isLeaving)
        last = now
        state.markKept({ at })
      } else if (state.kept) {
        if (isKept) await calls.drop()
        state.markKept(null)
      }
    } catch {
      state.markKept('failed')
      schedule(RETRY_MS)
    }
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      running = running.then(() => keep(false))
    }, ms)
  }
  const leave = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    void keep(true)
  }
  return {
    leave,
    watch: () => {
      const unsubscribe = store.subscribe((state, before) => {
        const { name, document, pending, openId } = before
        if (state.isFromDraft && !before.isFromDraft) last = wholeOf(state)
        else if (!isHeld && !(state.name === name && state.document === document && state.pending === pending))
          schedule(afterMs)
        else if (!isHeld && state.openId !== openId) schedule(afterMs)
      })
      return () => {
        unsubscribe()
        leave()
      }
    },
    whileSaving: async (save) => {
      clearTimeout(timer)
      timer = undefined
      isHeld = true
      try {
        await running
        return await save()
      } finally {
        isHeld = false
        if (isDirty(store.getState())) schedule(afterMs)
      }
    },
  }
}
