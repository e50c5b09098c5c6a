'use client'
import { useTranslations } from 'next-intl'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { useOperandText } from '../../segments/_words/use-operand-text'
import { useOperatorWord } from '../../segments/_words/use-operator-word'
import { useEditor, useEditorState } from './editor-context'
import { readEntry } from './entry-config'
import { readCheck, readSegmentId, readSendData, readSetField, readWebContentId, type Source } from './node-config'
import { nodeTypeOf } from './node-types'
import { readShares } from './split-shares'
import { triggerOf } from './trigger-of'
import { usePortWord } from './use-port-word'
import { useWaitText } from './use-wait-text'
import { readWait, type WaitConfig } from './wait-config'

/** What a node is called on the canvas, in the outline and in the list of problems. */
export function useNodeWords() {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const nameOf = useFieldName()
  const operatorWord = useOperatorWord()
  const operandText = useOperandText()
  const waitText = useWaitText()
  const portWord = usePortWord()
  const nodes = useEditorState((state) => state.document.nodes)

  const isTrigger = ({ type }: WorkflowNode) => palette.nodes.find((one) => one.type === type)?.kind === 'trigger'

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

  const dateOf = (wait: WaitConfig): string | undefined => {
    if (wait.mode !== 'date') return undefined
    if (wait.source?.from === 'literal') return operandText(wait.source.value, undefined) || undefined
    const field = fieldOf(wait.source)
    return field && nameOf(field)
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
    if (node.type === 'wait') {
      const wait = readWait(node.config)
      return waitText(wait, dateOf(wait))
    }
    if (node.type === 'wait-for-event') {
      const awaited = triggerOfNode(node)
      if (awaited?.integration)
        return t('node.waitsForEvent', { integration: awaited.integration.name, event: awaited.eventTypeName })
    }
    const segment = palette.segments.find(({ id }) => id === readSegmentId(node.config))
    if (segment && node.type === 'segment-entered') return t('node.entered', { segment: segment.name })
    if (segment && node.type === 'segment-left') return t('node.left', { segment: segment.name })
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
    if (isTrigger(node)) return entryTextOf(node)
    if (node.type === 'split')
      return readShares(node.config)
        .map(({ way }) => portWord(way, node))
        .join(' · ')
    const known = nodeTypeOf(node.type)
    return known ? t(`node.${known}-hint`) : ''
  }

  const entryTextOf = (node: WorkflowNode): string => {
    const { mode, perContact, total } = readEntry(node.config)
    const often = mode === 'limited' ? t('node.limited', { n: perContact ?? 0 }) : t(`node.${mode}`)
    return typeof total === 'number' ? t('node.inAll', { often, n: total }) : often
  }

  return {
    titleOf,
    subtitleOf,
    triggerOf: triggerOfNode,
    fieldOf,
    colorOf: (node: WorkflowNode) => (isTrigger(node) ? triggerOfNode(node) : sendTypeOf(node))?.integration?.color,
  }
}

/** An event's field has no part in the product's own fields. */
const asOptionsField = (field: PaletteField) => ({ isSystem: false, ...field })
