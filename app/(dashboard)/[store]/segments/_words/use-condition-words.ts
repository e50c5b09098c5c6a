'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ConditionOptions } from '@/server/segments/options'
import type { Condition, ConditionGroup, EventCondition, SegmentDefinition, Window } from '@/server/segments/schema'
import { useValueText } from '../../contacts/_parts/use-value-text'
import { type FieldOfOptions, useLookups } from './use-lookups'
import { useOperandText } from './use-operand-text'
import { useOperatorWord } from './use-operator-word'

/** Definitions and their conditions as sentences, in the reader's language. */
export function useConditionWords(options: ConditionOptions) {
  const t = useTranslations('segments')
  const locale = useLocale()
  const lookups = useLookups(options)
  const operatorWord = useOperatorWord()
  const operandText = useOperandText()
  const textOf = useValueText()

  const instant = (value: string) => textOf(value, { type: 'date' })

  const comparison = (name: string, operator: string, value: unknown, field: FieldOfOptions | undefined) =>
    [name, operatorWord(operator), operandText(value, field)].filter(Boolean).join(' ')

  const windowText = (window: Window): string => {
    if ('last' in window) return t('words.last', window.last)
    if ('since' in window) return t('words.since', { at: instant(window.since) })
    if (!('between' in window)) return ''
    const [from, to] = window.between
    return t('words.between', { from: instant(from), to: instant(to) })
  }

  const event = ({ eventTypeId, count, window, where }: EventCondition): string => {
    const type = lookups.eventType(eventTypeId)
    const name = type ? [type.integrationName, type.name].filter(Boolean).join(' · ') : t('words.gone')
    const isNever = count.value === 0 && count.operator !== 'at-least'
    const wheres = where.map((each) => {
      const field = type?.fields.find(({ id }) => id === each.field)
      return comparison(field?.name ?? each.field, each.operator, each.value, field)
    })
    return [
      isNever ? t('words.neverReceived', { name }) : t('words.received', { name }),
      isNever ? '' : t(`words.times.${count.operator}`, { n: count.value }),
      windowText(window),
      wheres.length > 0 ? t('words.where', { conditions: list(locale, 'conjunction', wheres) }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  }

  const condition = (of: Condition): string => {
    switch (of.kind) {
      case 'contact-field':
        return comparison(lookups.contactFieldName(of.field), of.operator, of.value, lookups.contactField(of.field))
      case 'in-segment':
        return t('words.segment', { is: of.is, name: lookups.segment(of.segmentId)?.name ?? t('words.gone') })
      case 'event':
        return event(of)
    }
  }

  const group = ({ match, conditions }: ConditionGroup): string =>
    list(
      locale,
      match === 'all' ? 'conjunction' : 'disjunction',
      conditions.map((item) => ('match' in item ? `(${group(item)})` : condition(item))),
    )

  const sentence = (definition: SegmentDefinition): string => {
    const included = group(definition)
    const { exclude } = definition
    return exclude && exclude.conditions.length > 0
      ? t('words.sentenceWithout', { included, excluded: group(exclude) })
      : t('words.sentence', { included })
  }

  return { condition, sentence }
}

const list = (locale: string, type: Intl.ListFormatType, parts: string[]) =>
  new Intl.ListFormat(locale, { type }).format(parts)
