import type { NodeDefinition } from '../define-node'
import { checkValue } from './check-value'
import { hasField } from './has-field'
import { inSegment } from './in-segment'
import { addToSegment, removeFromSegment } from './move-in-segment'
import { receiveEvent } from './receive-event'
import { sendData } from './send-data'
import { setField } from './set-field'
import { showWebContent } from './show-web-content'
import { wait } from './wait'

/** The palette. A workflow node is one file here and one line below (house §3). */
const PALETTE: readonly NodeDefinition[] = [
  ...[receiveEvent, checkValue, inSegment, hasField],
  ...[setField, showWebContent, sendData, addToSegment, removeFromSegment, wait],
]

export const WORKFLOW_NODES: ReadonlyMap<string, NodeDefinition> = new Map(PALETTE.map((node) => [node.type, node]))
