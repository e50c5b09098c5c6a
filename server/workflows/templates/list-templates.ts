import { inStore } from '@/db'
import type { StoreContext } from '@/server/context'
import { definitionsOf } from '../definitions-of'
import { proposalOf } from './proposal-of'
import type { Slot } from './template'
import type { Target, TemplateChoices, TemplateName } from './template-schema'
import { TEMPLATES } from './templates'

export type SlotView = Pick<Slot, 'id' | 'required' | 'operator'> & {
  /** Where it goes, whatever the store has. */
  usual: Target
}

export type TemplateView = {
  name: TemplateName
  /** The parts of the choices that it asks for, besides the event. */
  asks: { slots: SlotView[] | 'every'; filter: boolean; flag: boolean; consent: boolean; segment: boolean }
  /** For each event that fits, the best guess at what would be chosen. */
  proposals: TemplateChoices[]
}

/** The templates with the events of the store that fit each. */
export function listTemplates(ctx: StoreContext): Promise<TemplateView[]> {
  return inStore(ctx.store.id, async (tx) => {
    const definitions = await definitionsOf(tx, ctx.store.id)
    const types = [...definitions.eventTypes.values()].filter(({ integration }) => integration !== null)
    return TEMPLATES.map((template) => {
      const { name, copies, filter, flag, consent, segment } = template
      const slots =
        copies === 'every'
          ? copies
          : copies.map(({ id, required, operator, to }) => ({
              id,
              required,
              operator,
              usual: 'field' in to ? to : { create: to.make },
            }))
      return {
        name,
        asks: {
          slots,
          filter: Boolean(filter),
          flag: Boolean(flag),
          consent: Boolean(consent),
          segment: Boolean(segment),
        },
        proposals: types.flatMap((type) => proposalOf(template, type, definitions) ?? []),
      }
    })
  })
}
