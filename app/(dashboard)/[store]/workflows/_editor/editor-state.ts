import { createStore, type StoreApi } from 'zustand'
import type { WorkflowDocument, WorkflowNode } from '@/server/workflows/schema'
import { configureNode } from './document-edits'

export type Snapshot = { name: string; document: WorkflowDocument }
type Config = WorkflowNode['config']

/** The path of one run, for the canvas, and whose it was. */
export type LitRun = { nodes: ReadonlySet<string>; who: string }

export type EditorState = Snapshot & {
  saved: Snapshot
  past: Snapshot[]
  future: Snapshot[]
  /** The node whose panel is open. */
  openId: string | null
  /** What its panel holds that is not in the document yet; null: nothing has changed there. */
  pending: Config | null
  lit: LitRun | null
  edit: (document: WorkflowDocument) => void
  rename: (name: string) => void
  undo: () => void
  redo: () => void
  /** Opens a node's panel. What the panel of another node holds is kept, as one edit; closing forgets it. */
  open: (id: string | null) => void
  configure: (config: Config) => void
  /** Takes what the open panel holds into the document and gives all that there is to save. */
  apply: () => Snapshot
  light: (run: LitRun | null) => void
  markSaved: (saved: Snapshot) => void
  /** What the server has now, where nothing here would be lost by it. */
  receive: (saved: Snapshot) => void
}

const STEPS_MAX = 200

/** A draft in the browser: edits with undo and redo, and what the server has. */
export function createEditor(saved: Snapshot): StoreApi<EditorState> {
  return createStore<EditorState>((set, get) => {
    const change = (next: Partial<Snapshot>) =>
      set(({ name, document, past }) => ({
        ...next,
        past: [...past, { name, document }].slice(-STEPS_MAX),
        future: [],
        lit: null,
      }))
    const apply = () => {
      const { document, openId, pending } = get()
      const node = document.nodes.find(({ id }) => id === openId)
      if (node && pending && !isSame(node.config, pending))
        change({ document: configureNode(document, node.id, pending) })
      set({ pending: null })
      return { name: get().name, document: get().document }
    }
    return {
      ...{ ...saved, saved, past: [], future: [], openId: null, pending: null, lit: null },
      edit: (document) => change({ document }),
      rename: (name) => change({ name }),
      undo: () =>
        set(({ past, future, name, document }) => {
          const last = past.at(-1)
          if (!last) return { pending: null }
          return { ...last, past: past.slice(0, -1), future: [{ name, document }, ...future], pending: null }
        }),
      redo: () =>
        set(({ past, future, name, document }) => {
          const [next] = future
          if (!next) return {}
          return { ...next, past: [...past, { name, document }], future: future.slice(1), pending: null }
        }),
      open: (openId) => {
        if (openId === get().openId) return
        if (openId !== null) apply()
        set({ openId, pending: null })
      },
      configure: (pending) => set({ pending }),
      apply,
      light: (lit) => set({ lit }),
      markSaved: (now) => set({ saved: now }),
      receive: (now) => {
        if (isDirty(get()) || isSame(now, get().saved)) return
        set({ ...now, saved: now, past: [], future: [], pending: null })
      },
    }
  })
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Has anything changed that the server does not have? Undone changes are none. */
export const isDirty = ({ name, document, saved, openId, pending }: EditorState): boolean => {
  const config = pending && document.nodes.find(({ id }) => id === openId)?.config
  const isPending = config !== null && config !== undefined && !isSame(config, pending)
  return isPending || name !== saved.name || !isSame(document, saved.document)
}
