'use client'
import { Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { IconButton } from '@/app/_ui/icon-button'
import type { ConditionOptions } from '@/server/segments/options'
import { AddCondition } from './add-condition'
import { changeGroup, copyOf, replaceItem } from './change-draft'
import { ConditionList } from './condition-list'
import { newItem } from './draft'
import { type Editor, EditorProvider } from './editor-context'
import { MatchPicker } from './match-picker'
import type { DraftHistory } from './use-draft'

type ConditionsEditorProps = {
  history: DraftHistory
  options: ConditionOptions
  isReadOnly: boolean
  ownId: string | undefined
  faults: Map<string, string[]>
}

/** Who is in the segment, and who is left out of it: sentences all the way. */
export function ConditionsEditor({ history, options, isReadOnly, ownId, faults }: ConditionsEditorProps) {
  const t = useTranslations('segments')
  const [focusKey, setFocusKey] = useState<string>()
  const { change, undo, redo } = history
  const { include, exclude } = history.draft
  useUndoKeys(undo, redo)

  const editor: Editor = {
    ...{ options, isReadOnly, ownId, focusKey },
    faultsOf: (key) => faults.get(key) ?? [],
    change: (item) => change((draft) => replaceItem(draft, item.key, () => [item]), item.key),
    changeGroup: (group) => change((draft) => changeGroup(draft, group.key, () => group)),
    add: (groupKey, kind) => {
      const item = newItem(kind)
      setFocusKey(item.key)
      change((draft) => changeGroup(draft, groupKey, (group) => ({ ...group, items: [...group.items, item] })))
    },
    duplicate: (key) =>
      change((draft) =>
        replaceItem(draft, key, (item) => {
          const copy = copyOf(item)
          setFocusKey(copy.key)
          return [item, copy]
        }),
      ),
    remove: (key, groupKey) => {
      setFocusKey(groupKey)
      change((draft) => replaceItem(draft, key, () => []))
    },
  }

  return (
    <EditorProvider value={editor}>
      <div className="mb-3 flex flex-wrap items-center gap-2 text-13 text-ink-2">
        <span>{t('contactsThatMatch')}</span>
        <MatchPicker
          value={include.match}
          onChange={(match) => change((draft) => ({ ...draft, include: { ...draft.include, match } }))}
        />
        <span>{t('ofThese')}</span>
        {!isReadOnly && (
          <span className="ml-auto flex">
            <IconButton
              size="sm"
              label={t('undo')}
              icon={<Undo2 aria-hidden />}
              disabledReason={!undo && t('nothingToUndo')}
              onClick={undo}
            />
            <IconButton
              size="sm"
              label={t('redo')}
              icon={<Redo2 aria-hidden />}
              disabledReason={!redo && t('nothingToRedo')}
              onClick={redo}
            />
          </span>
        )}
      </div>
      <ConditionList group={include} depth={0} label={t('conditions')} cards />
      <div className="mt-2 ml-2">
        <AddCondition group={include} depth={0} label={t('addCondition')} />
      </div>

      {!(isReadOnly && exclude.items.length === 0) && (
        <>
          <div className="mt-6 mb-2.5 flex flex-wrap items-center gap-2 text-13 text-ink-2">
            <h2 className="text-ink">{t('leaveOut')}</h2>
            {exclude.items.length > 1 && (
              <>
                <MatchPicker
                  value={exclude.match}
                  onChange={(match) => change((draft) => ({ ...draft, exclude: { ...draft.exclude, match } }))}
                />
                <span>{t('ofThese')}</span>
              </>
            )}
          </div>
          <ConditionList group={exclude} depth={0} label={t('leaveOut')} cards edge="border-l-[3px] border-l-bad" />
          <div className="mt-2 ml-2">
            <AddCondition group={exclude} depth={0} label={t('addExclusion')} />
          </div>
        </>
      )}
    </EditorProvider>
  )
}

/** Ctrl/⌘ Z and Shift+Ctrl/⌘ Z, except in a text box, which has its own. */
function useUndoKeys(undo: (() => void) | undefined, redo: (() => void) | undefined) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return
      if (event.target instanceof Element && event.target.matches('input, textarea')) return
      const take = event.shiftKey ? redo : undo
      if (!take) return
      event.preventDefault()
      take()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [undo, redo])
}
