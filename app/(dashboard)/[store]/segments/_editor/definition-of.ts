import type { ConditionOptions } from '@/server/segments/options'
import type { Condition, ConditionGroup, SegmentDefinition, Where } from '@/server/segments/schema'
import type { Comparison, ConditionDraft, Draft, GroupDraft } from './draft'

/** `keys` tells by JSON Pointer which line of the editor a part of the definition comes from. */
export type Built = { definition: SegmentDefinition; keys: Map<string, string>; unfinished: Set<string> }
type Notes = Pick<Built, 'keys' | 'unfinished'> & { options: ConditionOptions }

/** The document of what is finished; a line that is not yet is left out, and named in `unfinished`. */
export function definitionOf(draft: Draft, options: ConditionOptions): Built {
  const notes: Notes = { keys: new Map(), unfinished: new Set(), options }
  const included = groupOf(draft.include, '/definition', notes)
  const exclude = groupOf(draft.exclude, '/definition/exclude', notes)
  const definition = exclude.conditions.length > 0 ? { ...included, exclude } : included
  return { definition, keys: notes.keys, unfinished: notes.unfinished }
}

function groupOf(group: GroupDraft, at: string, notes: Notes): ConditionGroup {
  const conditions: ConditionGroup['conditions'] = []
  for (const item of group.items) {
    const here = `${at}/conditions/${conditions.length}`
    const document = item.kind === 'group' ? groupOf(item, here, notes) : conditionOf(item, here, notes)
    // A group of nothing would hold for everybody, or for nobody.
    if (document && 'conditions' in document && document.conditions.length === 0) notes.unfinished.add(item.key)
    else if (document) {
      notes.keys.set(here, item.key)
      conditions.push(document)
    } else notes.unfinished.add(item.key)
  }
  return { match: group.match, conditions }
}

function conditionOf(draft: ConditionDraft, at: string, { keys, options }: Notes): Condition | undefined {
  switch (draft.kind) {
    case 'contact-field': {
      const comparison = comparisonOf(draft, options)
      return comparison && { kind: draft.kind, ...comparison }
    }
    case 'in-segment': {
      const { kind, segmentId, is } = draft
      return segmentId ? { kind, segmentId, is } : undefined
    }
    case 'event': {
      const { kind, eventTypeId, count, window } = draft
      const where = draft.where.map((each) => comparisonOf(each, options))
      if (!eventTypeId || !where.every((each) => each !== undefined)) return undefined
      draft.where.forEach(({ key }, n) => {
        keys.set(`${at}/where/${n}`, key)
      })
      return { kind, eventTypeId, count, window, where }
    }
  }
}

function comparisonOf({ field, operator, value }: Comparison, options: ConditionOptions): Where | undefined {
  if (!field || !operator) return undefined
  const shape = operandShapeOf(operator, options)
  if (shape === 'none') return { field, operator }
  return isFilled(value, shape) ? { field, operator, value } : undefined
}

/** `none`, `value`, `list` or `range`; an operator that nobody knows is the server's to refuse. */
export function operandShapeOf(operator: string, options: ConditionOptions): string {
  const all = Object.values(options.operators).flat()
  return all.find(({ name }) => name === operator)?.operand ?? 'value'
}

function isFilled(value: unknown, shape: string): boolean {
  if (shape === 'list') return Array.isArray(value) && value.length > 0
  if (shape === 'range') {
    const { from, to } = rangeOf(value)
    return isFilled(from, 'value') && isFilled(to, 'value')
  }
  return value !== undefined && value !== null && value !== ''
}

export function rangeOf(value: unknown): { from?: unknown; to?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
