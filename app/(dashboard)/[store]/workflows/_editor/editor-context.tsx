'use client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type StoreApi, useStore as useZustand } from 'zustand'
import type { Palette, PaletteNode } from '@/server/workflows/palette'
import type { Workflow } from '@/server/workflows/present-workflow'
import type { NodeProblem } from '@/server/workflows/problems-of'
import { createEditor, type EditorState } from './editor-state'

/** The palette as it arrives; the settings' schemas stay on the server. */
export type EditorPalette = Omit<Palette, 'nodes'> & { nodes: Omit<PaletteNode, 'settings'>[] }

type Editor = {
  store: StoreApi<EditorState>
  workflow: Workflow
  palette: EditorPalette
  /** Of the draft as it stands, from the server. */
  problems: readonly NodeProblem[]
  /** Why the draft cannot be edited; undefined where it can. */
  readOnly: string | undefined
}

const EditorContext = createContext<Editor | null>(null)

/** One editor for one workflow; the server's answers come and go around it, the draft stays. */
export function useNewEditor(workflow: Workflow): StoreApi<EditorState> {
  const [store] = useState(() => createEditor(snapshotOf(workflow)))
  useEffect(() => store.getState().receive(snapshotOf(workflow)), [store, workflow])
  return store
}

const snapshotOf = ({ name, nodes, edges }: Workflow) => ({ name, document: { nodes, edges } })

export function EditorProvider({ value, children }: { value: Editor; children: ReactNode }) {
  return <EditorContext.Provider value={value}>{children}</EditorContext.Provider>
}

export function useEditor(): Omit<Editor, 'store'> {
  const { workflow, palette, problems, readOnly } = useEditorContext()
  return { workflow, palette, problems, readOnly }
}

export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useZustand(useEditorContext().store, select)
}

function useEditorContext(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('there is no workflow editor around this')
  return editor
}
