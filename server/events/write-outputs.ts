import type { Tx } from '@/db'
import { writeDeliveries } from '@/server/deliveries/write-deliveries'
import type { MoveCauses } from '@/server/segments/move-causes'
import { moveInStatic } from '@/server/segments/move-in-static'
import { writeShowings } from '@/server/web-contents/write-showings'
import type { Output } from '@/server/workflows/define-node'
import type { Done } from './write-results'

type Of<Type extends Output['type']> = Done & Extract<Output, { type: Type }> & { nodeId: string }
/** When the group ran, and what led to what it does. */
type Moment = { now: string; causes: MoveCauses }
type Writers = {
  [Type in Output['type']]: (tx: Tx, storeId: string, outputs: Of<Type>[], moment: Moment) => Promise<void>
}

/** What each kind of output writes, in the transaction of the run that asked for it. One without a line does not compile. */
const WRITERS: Writers = {
  'move-in-segment': moveInStatic,
  'show-web-content': (tx, storeId, outputs, { now }) => writeShowings(tx, storeId, outputs, now),
  'send-data': (tx, storeId, outputs, { now }) => writeDeliveries(tx, storeId, outputs, now),
}

/** Writes what a group's runs did beyond the fields of contacts, in the order in which they did it. */
export async function writeOutputs(
  tx: Tx,
  storeId: string,
  outputs: (Done & Output & { nodeId: string })[],
  moment: Moment,
): Promise<void> {
  // the keys of the table
  for (const type of Object.keys(WRITERS) as Output['type'][]) await writeOf(type, tx, storeId, outputs, moment)
}

async function writeOf<Type extends Output['type']>(
  type: Type,
  tx: Tx,
  storeId: string,
  outputs: (Done & Output & { nodeId: string })[],
  moment: Moment,
): Promise<void> {
  const own = outputs.filter((output): output is Of<Type> => output.type === type)
  if (own.length > 0) await WRITERS[type](tx, storeId, own, moment)
}
