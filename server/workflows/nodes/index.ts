import type { NodeDefinition } from '../define-node'
import { checkValue } from './check-value'
import { hasField } from './has-field'
import { inSegment } from './in-segment'
import { addToSegment, removeFromSegment } from './move-in-segment'
import { pageVisit } from './page-visit'
import { receiveEvent } from './receive-event'
import { segmentEntered, segmentLeft } from './segment-triggers'
import { sendData } from './send-data'
import { setField } from './set-field'
import { showWebContent } from './show-web-content'
import { split } from './split'
import { wait } from './wait'
import { waitForEvent } from './wait-for-event'

/** The palette. A workflow node is one file here and one line below (house §3). */
const PALETTE: readonly NodeDefinition[] = [
  ...[receiveEvent, pageVisit, segmentEntered, segmentLeft],
  ...[checkValue, inSegment, hasField],
  ...[setField, showWebContent, sendData, addToSegment, removeFromSegment],
  ...[wait, waitForEvent, split],
]

export const WORKFLOW_NODES: ReadonlyMap<string, NodeDefinition> = new Map(PALETTE.map((node) => [node.type, node]))
