import { createStore, type StoreApi } from 'zustand'
import type { WorkflowDocument, WorkflowNode } from '@/server/workflows/schema'
import { configureNode } from './document-edits'
import { isSame } from './is-same'

export type Snapshot = { name: string; document: WorkflowDocument }
/** What the server has, and its `updatedAt`. */
export type Base = Snapshot & { basedOn: string }
type Config = WorkflowNode['config']

/** The path of one run, for the canvas, and whose it was. */
export type LitRun = { nodes: ReadonlySet<string>; who: string }

export type EditorState = Snapshot & {
  saved: Snapshot
  /** When what is edited here was saved last: a save over somebody else's is refused by it. */
  basedOn: string
  past: Snapshot[]
  future: Snapshot[]
  /** The node whose panel is open. */
  openId: string | null
  /** What its panel holds that is not in the document yet; null: nothing has changed there. */
  pending: Config | null
  /** What copying, cutting and removing are about: ids of nodes, and of notes as `noteKey` writes them. */
  selected: ReadonlySet<string>
  /** The note that is being written. */
  writing: string | null
  lit: LitRun | null
  /** Of what the server keeps beside the saved: when, `failed` where it could not; null: nothing. */
  kept: { at: string } | 'failed' | null
  /** What is edited was opened as it was kept the last time. */
  isFromDraft: boolean
  /** What a shortcut just did, for those who do not see the canvas change. */
  said: string
  edit: (document: WorkflowDocument) => void
  rename: (name: string) => void
  undo: () => void
  redo: () => void
  /** Opens a node's panel. What the panel of another node holds is kept, as one edit; closing forgets it. */
  open: (id: string | null) => void
  configure: (config: Config) => void
  /** Takes what the open panel holds into the document and gives all that there is to save. */
  apply: () => Snapshot
  select: (keys: Iterable<string>) => void
  write: (noteId: string | null) => void
  light: (run: LitRun | null) => void
  say: (said: string) => void
  markSaved: (saved: Base) => void
  markKept: (kept: EditorState['kept']) => void
  /** What the server has now, where nothing here would be lost by it. */
  receive: (saved: Base) => void
  /** Goes on with what was kept the last time; one step back leads to what is saved. */
  openDraft: (draft: Base & { at: string }) => void
  /** Takes this in place of what is edited, as an edit that can be undone; all of it is saved. */
  takeSaved: (saved: Base) => void
  /** What is edited here goes over what somebody else saved then. */
  rebase: (basedOn: string) => void
}

const STEPS_MAX = 200

/** A draft in the browser: edits with undo and redo, and what the server has. */
export function createEditor({ basedOn, ...saved }: Base): StoreApi<EditorState> {
  /** The `updatedAt` that the server told last: what was kept before may be based on an older one, and stays so. */
  let knownAt = basedOn
  return createStore<EditorState>((set, get) => {
    const change = (next: Partial<Snapshot>) =>
      set(({ name, document, past }) => ({
        ...next,
        past: [...past, { name, document }].slice(-STEPS_MAX),
        future: [],
        lit: null,
      }))
    const apply = () => {
      set({ ...wholeOf(get()), ...pastWith(get()), pending: null })
      return { name: get().name, document: get().document }
    }
    return {
      ...{
        ...saved,
        saved,
        basedOn,
        past: [],
        future: [],
        openId: null,
        pending: null,
        selected: new Set(),
        lit: null,
      },
      ...{ writing: null, kept: null, isFromDraft: false, said: '' },
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
        set({ openId, pending: null, ...(openId !== null && { selected: new Set([openId]) }) })
      },
      configure: (pending) => set({ pending }),
      apply,
      select: (keys) => set({ selected: new Set(keys) }),
      write: (writing) => set({ writing }),
      light: (lit) => set({ lit }),
      // The same words again are news too, and a screen reader hears only what changes.
      say: (said) => set({ said: said === get().said ? `${said}\u00a0` : said }),
      markSaved: ({ basedOn: now, ...next }) => {
        knownAt = now
        set({ saved: next, basedOn: now, kept: null, isFromDraft: false })
      },
      markKept: (kept) => set({ kept }),
      receive: ({ basedOn: now, ...next }) => {
        const follows = get().basedOn === knownAt
        knownAt = now
        if (isSame(next, get().saved)) return follows ? set({ basedOn: now }) : undefined
        if (!isDirty(get())) set({ ...next, saved: next, basedOn: now, past: [], future: [], pending: null })
      },
      openDraft: ({ basedOn: then, at, ...draft }) => {
        if (isDirty(get()) || isSame(draft, get().saved)) return
        set({ ...draft, basedOn: then, past: [get().saved], future: [], kept: { at }, isFromDraft: true })
      },
      takeSaved: ({ basedOn: now, ...next }) => {
        knownAt = now
        change(next)
        set({ saved: next, basedOn: now, pending: null, isFromDraft: false })
      },
      rebase: (now) => set({ basedOn: now }),
    }
  })
}

/** With what the open panel holds. */
export function wholeOf({ name, document, openId, pending }: EditorState): Snapshot {
  const node = document.nodes.find(({ id }) => id === openId)
  if (!node || !pending || isSame(node.config, pending)) return { name, document }
  return { name, document: configureNode(document, node.id, pending) }
}

/** Taking in what the panel holds is one edit, where it changes anything. */
function pastWith(state: EditorState): Partial<EditorState> {
  const { name, document, past } = state
  if (wholeOf(state).document === document) return {}
  return { past: [...past, { name, document }].slice(-STEPS_MAX), future: [], lit: null }
}

/** Has anything changed that the server does not have? Undone changes are none. */
export const isDirty = (state: EditorState): boolean => !isSame(wholeOf(state), state.saved)
