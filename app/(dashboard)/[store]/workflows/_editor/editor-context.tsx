'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type StoreApi, useStore as useZustand } from 'zustand'
import type { Palette, PaletteNode } from '@/server/workflows/palette'
import type { Workflow } from '@/server/workflows/present-workflow'
import type { NodeProblem } from '@/server/workflows/problems-of'
import type { DraftKeeper } from './draft-keeper'
import { type Base, createEditor, type EditorState } from './editor-state'

/** The palette as it arrives; the settings' schemas stay on the server. */
export type EditorPalette = Omit<Palette, 'nodes'> & { nodes: Omit<PaletteNode, 'settings'>[] }

type Editor = {
  store: StoreApi<EditorState>
  keeper: DraftKeeper
  workflow: Workflow
  palette: EditorPalette
  /** Of the draft as it stands, from the server. */
  problems: readonly NodeProblem[]
  /** Why the draft cannot be edited; undefined where it can. */
  readOnly: string | undefined
}

const EditorContext = createContext<Editor | null>(null)

/** One editor for one workflow; the server's answers come and go around it, the draft stays. */
export function useNewEditor(workflow: Workflow, canEdit: boolean): StoreApi<EditorState> {
  const [store] = useState(() => createEditor(baseOf(workflow)))
  useEffect(() => store.getState().receive(baseOf(workflow)), [store, workflow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is opened with the editor, not each time that it is read
  useEffect(() => {
    const { draft } = workflow
    if (canEdit && draft) store.getState().openDraft({ ...baseOf(draft), basedOn: draft.basedOn, at: draft.at })
  }, [store, canEdit])
  return store
}

type Saved = Pick<Workflow, 'name' | 'nodes' | 'edges' | 'notes'> & { updatedAt?: string }

/** What the server has, as the editor begins with it. */
export const baseOf = ({ name, nodes, edges, notes, updatedAt = '' }: Saved): Base => ({
  ...{ name, document: { nodes, edges, notes }, basedOn: updatedAt },
})

export function EditorProvider({ value, children }: { value: Editor; children: ReactNode }) {
  return <EditorContext.Provider value={value}>{children}</EditorContext.Provider>
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('there is no workflow editor around this')
  return editor
}

export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useZustand(useEditor().store, select)
}
