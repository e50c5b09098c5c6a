import { createStore, type StoreApi } from 'zustand'
import type { WorkflowDocument } from '@/server/workflows/schema'

type Snapshot = { name: string; document: WorkflowDocument }

export type EditorState = Snapshot & {
  saved: Snapshot
  past: Snapshot[]
  future: Snapshot[]
  /** The node whose panel is open. */
  openId: string | null
  /** The run that the canvas shows. */
  litNodes: ReadonlySet<string> | null
  edit: (document: WorkflowDocument) => void
  rename: (name: string) => void
  undo: () => void
  redo: () => void
  open: (id: string | null) => void
  light: (nodes: ReadonlySet<string> | null) => void
  markSaved: () => void
}

const STEPS_MAX = 200

/** A draft in the browser: edits with undo and redo, and what the server has. */
export function createEditor(saved: Snapshot): StoreApi<EditorState> {
  return createStore<EditorState>((set) => {
    const change = (next: Partial<Snapshot>) =>
      set(({ name, document, past }) => ({
        ...next,
        past: [...past, { name, document }].slice(-STEPS_MAX),
        future: [],
        litNodes: null,
      }))
    return {
      ...{ ...saved, saved, past: [], future: [], openId: null, litNodes: null },
      edit: (document) => change({ document }),
      rename: (name) => change({ name }),
      undo: () =>
        set(({ past, future, name, document }) => {
          const last = past.at(-1)
          return last ? { ...last, past: past.slice(0, -1), future: [{ name, document }, ...future] } : {}
        }),
      redo: () =>
        set(({ past, future, name, document }) => {
          const [next] = future
          return next ? { ...next, past: [...past, { name, document }], future: future.slice(1) } : {}
        }),
      open: (openId) => set({ openId }),
      light: (litNodes) => set({ litNodes }),
      markSaved: () => set(({ name, document }) => ({ saved: { name, document } })),
    }
  })
}

/** Has anything changed that the server does not have? Undone changes are none. */
export const isDirty = ({ name, document, saved }: EditorState): boolean =>
  name !== saved.name || JSON.stringify(document) !== JSON.stringify(saved.document)
