'use client'
import { Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import type { WorkflowNode } from '@/server/workflows/schema'
import { removeNode } from '../_editor/document-edits'
import { useEditor, useEditorState } from '../_editor/editor-context'
import { NodeIcon } from '../_editor/node-icon'
import { useNodeWords } from '../_editor/use-node-words'
import { AwaitedSettings } from './awaited-settings'
import { CheckSettings } from './check-settings'
import { HasFieldSettings } from './has-field-settings'
import { InputColumn } from './input-column'
import { SampleNote } from './sample-note'
import { SegmentSettings } from './segment-settings'
import { SegmentTriggerSettings } from './segment-trigger-settings'
import { SendDataSettings } from './send-data-settings'
import { SetFieldSettings } from './set-field-settings'
import { SplitSettings } from './split-settings'
import { TriggerSettings } from './trigger-settings'
import { usePanelFocus } from './use-panel-focus'
import { useSample } from './use-sample'
import { WaitSettings } from './wait-settings'
import { WebContentSettings } from './web-content-settings'

const EVENT_TRIGGERS = ['receive-event', 'page-visit']
const SEGMENT_TRIGGERS = ['segment-entered', 'segment-left']
const SEGMENT_NODES = ['in-segment', 'add-to-segment', 'remove-from-segment']

/** *Edit node configuration*: what the node can read at the left, its settings at the right. */
export function NodePanel() {
  const openId = useEditorState((state) => state.openId)
  const node = useEditorState((state) => state.document.nodes.find(({ id }) => id === openId))
  return node ? <Panel key={node.id} node={node} /> : null
}

function Panel({ node }: { node: WorkflowNode }) {
  const t = useTranslations('workflows')
  const { palette, problems, readOnly } = useEditor()
  const { titleOf, colorOf } = useNodeWords()
  const document = useEditorState((state) => state.document)
  const pending = useEditorState((state) => state.pending)
  const configure = useEditorState((state) => state.configure)
  const apply = useEditorState((state) => state.apply)
  const edit = useEditorState((state) => state.edit)
  const open = useEditorState((state) => state.open)
  const config = pending ?? node.config
  const draft = { ...node, config }
  const sample = useSample(draft)
  const kind = palette.nodes.find(({ type }) => type === node.type)?.kind ?? 'action'
  const problem = problems.find((one) => one.node === node.id)?.reason
  const isTrigger = kind === 'trigger'

  const close = () => open(null)
  const keep = () => {
    apply()
    close()
  }
  const remove = () => {
    edit(removeNode(document, node.id))
    close()
  }
  const panel = usePanelFocus(node.id, close)
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnPanel = event.target === event.currentTarget
    if (isOnPanel && !readOnly && (event.key === 'Delete' || event.key === 'Backspace')) remove()
  }
  const settings = { config, onChange: configure, isReadOnly: readOnly !== undefined, node: draft, sample }
  return (
    <section
      ref={panel}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={t('configuration', { node: titleOf(draft) })}
      className="flex w-160 min-w-0 shrink-0 animate-slide-in flex-col border-l bg-panel outline-none max-lg:w-110 max-md:fixed max-md:inset-0 max-md:z-30 max-md:w-full max-md:border-l-0"
    >
      <header className="flex items-center gap-3 border-b px-5 py-3">
        <NodeIcon kind={kind} type={node.type} color={colorOf(draft)} />
        <h2 className="min-w-0 flex-1 truncate font-semibold text-14" title={titleOf(draft)}>
          {titleOf(draft)}
        </h2>
        {!readOnly && (
          <IconButton label={t('remove', { node: titleOf(draft) })} icon={<Trash2 aria-hidden />} onClick={remove} />
        )}
        <IconButton label={t('close')} icon={<X aria-hidden />} onClick={close} />
      </header>
      <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
        <InputColumn node={draft} sample={sample} />
        <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-5 max-lg:shrink-0 max-lg:overflow-visible">
          <h3 className="text-12 text-ink-3">{t('settings')}</h3>
          {problem && <p className="rounded-control bg-warn-soft px-3 py-2 text-13 text-warn">{problem}</p>}
          {EVENT_TRIGGERS.includes(node.type) && <TriggerSettings {...settings} />}
          {SEGMENT_TRIGGERS.includes(node.type) && <SegmentTriggerSettings {...settings} />}
          {node.type === 'set-field' && <SetFieldSettings {...settings} />}
          {node.type === 'check-value' && <CheckSettings {...settings} />}
          {node.type === 'has-field' && <HasFieldSettings {...settings} />}
          {SEGMENT_NODES.includes(node.type) && <SegmentSettings {...settings} />}
          {node.type === 'wait' && <WaitSettings {...settings} />}
          {node.type === 'wait-for-event' && <AwaitedSettings {...settings} />}
          {node.type === 'split' && <SplitSettings {...settings} />}
          {node.type === 'show-web-content' && <WebContentSettings {...settings} />}
          {node.type === 'send-data' && <SendDataSettings {...settings} />}
          {!isTrigger && <SampleNote sample={sample} />}
        </div>
      </div>
      <footer className="flex justify-end gap-2 border-t px-5 py-3">
        <Button variant="quiet" onClick={close}>
          {t(readOnly ? 'close' : 'cancel')}
        </Button>
        {!readOnly && (
          <Button variant="primary" onClick={keep}>
            {t(isTrigger ? 'save' : 'update')}
          </Button>
        )}
      </footer>
    </section>
  )
}
