import { PAGE_VISIT } from '@/server/event-types/page-visit'
import type { ReceivingType } from './configuration'
import { compileReader } from './read-values'

const { id, alias, receiveContext } = PAGE_VISIT
const fields = [...PAGE_VISIT.fields]

/** Page visits as the receiving side needs them: the same in every store. */
export const PAGE_VISIT_TYPE: ReceivingType = {
  ...{ id, alias, receiveContext, fields, read: compileReader({ receiveContext, fields }) },
  ...{ eventsEnabled: true, proof: null, proofHeader: undefined, deliveryId: null, fansOut: false, invalid: 'refuse' },
}
