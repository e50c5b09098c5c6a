'use client'
import { useCallback, useReducer } from 'react'
import type { Draft } from './draft'

type History = { past: Draft[]; present: Draft; future: Draft[]; last: string | undefined }
type Step =
  | { type: 'change'; change: (draft: Draft) => Draft; tag: string | undefined }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'replace'; draft: Draft }

const STEPS_MAX = 100

function next(history: History, step: Step): History {
  const { past, present, future, last } = history
  switch (step.type) {
    case 'change': {
      const changed = step.change(present)
      if (changed === present) return history
      // Typing in one place is one step, not one a letter.
      const before = step.tag !== undefined && step.tag === last ? past : [...past, present].slice(-STEPS_MAX)
      return { past: before, present: changed, future: [], last: step.tag }
    }
    case 'undo': {
      const before = past.at(-1)
      if (!before) return history
      return { past: past.slice(0, -1), present: before, future: [present, ...future], last: undefined }
    }
    case 'redo': {
      const [after, ...rest] = future
      return after ? { past: [...past, present], present: after, future: rest, last: undefined } : history
    }
    case 'replace':
      return { past: [], present: step.draft, future: [], last: undefined }
  }
}

export type DraftHistory = {
  draft: Draft
  /** `tag` names the place: changes in a row with the same tag are undone together. */
  change: (change: (draft: Draft) => Draft, tag?: string) => void
  replace: (draft: Draft) => void
  undo: (() => void) | undefined
  redo: (() => void) | undefined
}

/** The draft with its steps back and forth. */
export function useDraft(first: () => Draft): DraftHistory {
  const [{ past, present, future }, take] = useReducer(next, undefined, () => ({
    ...{ past: [], present: first(), future: [], last: undefined },
  }))
  const change = useCallback(
    (change: (draft: Draft) => Draft, tag?: string) => take({ type: 'change', change, tag }),
    [],
  )
  return {
    draft: present,
    change,
    replace: useCallback((draft: Draft) => take({ type: 'replace', draft }), []),
    undo: past.length > 0 ? () => take({ type: 'undo' }) : undefined,
    redo: future.length > 0 ? () => take({ type: 'redo' }) : undefined,
  }
}
