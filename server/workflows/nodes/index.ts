import type { NodeDefinition } from '../define-node'
import { checkValue } from './check-value'
import { receiveEvent } from './receive-event'
import { setField } from './set-field'

/** The palette. A workflow node is one file here and one line below (house §3). */
const PALETTE: readonly NodeDefinition[] = [receiveEvent, checkValue, setField]

export const WORKFLOW_NODES: ReadonlyMap<string, NodeDefinition> = new Map(PALETTE.map((node) => [node.type, node]))
