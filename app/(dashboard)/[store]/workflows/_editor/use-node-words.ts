'use client'
import { useTranslations } from 'next-intl'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useOperandText } from '../../segments/_words/use-operand-text'
import { useOperatorWord } from '../../segments/_words/use-operator-word'
import { useEditor, useEditorState } from './editor-context'
import {
  readCheck,
  readSegmentId,
  readSendData,
  readSetField,
  readTrigger,
  readWait,
  readWebContentId,
  type Source,
} from './node-config'
import { nodeTypeOf } from './node-types'
import { isEventTrigger, triggerOf } from './trigger-of'
import { useWaitText } from './use-wait-text'

/** What a node is called on the canvas, in the outline and in the list of problems. */
export function useNodeWords() {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const nameOf = useFieldName()
  const operatorWord = useOperatorWord()
  const operandText = useOperandText()
  const waitText = useWaitText()
  const nodes = useEditorState((state) => state.document.nodes)

  const triggerOfNode = (node: WorkflowNode | undefined) => node && triggerOf(palette, node)

  const sendTypeOf = (node: WorkflowNode) =>
    node.type === 'send-data'
      ? palette.sendTypes.find(({ id }) => id === readSendData(node.config).eventTypeId)
      : undefined

  const fieldOf = (source: Source | undefined) => {
    if (source?.from === 'contact') return palette.contactFields.find(({ id }) => id === source.field)
    if (source?.from !== 'event') return undefined
    return triggerOfNode(nodes.find(({ id }) => id === source.node))?.fields.find(({ id }) => id === source.field)
  }

  const titleOf = (node: WorkflowNode): string => {
    if (node.type === 'receive-event') {
      const trigger = triggerOfNode(node)
      return trigger?.integration
        ? t('node.trigger', { integration: trigger.integration.name, event: trigger.eventTypeName })
        : t('node.anyTrigger')
    }
    if (node.type === 'check-value') {
      const { source, operator, value } = readCheck(node.config)
      const field = fieldOf(source)
      const known = field && palette.operators[field.type].find(({ name }) => name === operator)
      if (!field || !known) return t('node.check-value')
      return [nameOf(field), operatorWord(known.name, known.word), operandText(value, asOptionsField(field))]
        .join(' ')
        .trim()
    }
    if (node.type === 'wait') return waitText(readWait(node.config))
    const segment = palette.segments.find(({ id }) => id === readSegmentId(node.config))
    if (segment && node.type === 'in-segment') return t('node.inSegment', { segment: segment.name })
    if (segment && node.type === 'add-to-segment') return t('node.addTo', { segment: segment.name })
    if (segment && node.type === 'remove-from-segment') return t('node.removeFrom', { segment: segment.name })
    if (node.type === 'show-web-content') {
      const content = palette.webContents.find(({ id }) => id === readWebContentId(node.config))
      if (content) return t('node.show', { content: content.name })
    }
    const sent = sendTypeOf(node)
    if (sent) return t('node.send', { event: sent.name, integration: sent.integration.name })
    if (node.type === 'has-field') {
      const field = fieldOf(readCheck(node.config).source)
      if (field) return t('node.hasField', { field: nameOf(field) })
    }
    const known = nodeTypeOf(node.type)
    return known ? t(`node.${known}`) : node.type
  }

  const subtitleOf = (node: WorkflowNode): string => {
    if (node.type === 'set-field') return t('node.fields', { n: readSetField(node.config).assignments.length })
    if (['check-value', 'in-segment', 'has-field'].includes(node.type)) return t('node.yesNo')
    const known = nodeTypeOf(node.type)
    if (known && !isEventTrigger(node.type)) return t(`node.${known}-hint`)
    return t(readTrigger(node.config).entry === 'once' ? 'node.once' : 'node.every')
  }

  return {
    titleOf,
    subtitleOf,
    triggerOf: triggerOfNode,
    fieldOf,
    colorOf: (node: WorkflowNode) => (triggerOfNode(node) ?? sendTypeOf(node))?.integration?.color,
  }
}

/** An event's field has no part in the product's own fields. */
const asOptionsField = (field: PaletteField) => ({ isSystem: false, ...field })
