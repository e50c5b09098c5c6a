import type { Tx } from '@/db'
import { moveInStatic } from '@/server/segments/move-in-static'
import type { Output } from '@/server/workflows/define-node'
import type { Done } from './write-results'

type Of<Type extends Output['type']> = Done & Extract<Output, { type: Type }> & { nodeId: string }
type Writers = {
  [Type in Output['type']]: (tx: Tx, storeId: string, outputs: Of<Type>[], now: string) => Promise<void>
}

/** What each kind of output writes, in the transaction of the run that asked for it. One without a line does not compile. */
const WRITERS: Writers = {
  'move-in-segment': moveInStatic,
}

/** Writes what a group's runs did beyond the fields of contacts, in the order in which they did it. */
export async function writeOutputs(
  tx: Tx,
  storeId: string,
  outputs: (Done & Output & { nodeId: string })[],
  now: string,
): Promise<void> {
  for (const type of Object.keys(WRITERS) as Output['type'][]) {
    // the keys of the table
    const own = outputs.filter((output) => output.type === type)
    if (own.length > 0) await WRITERS[type](tx, storeId, own, now)
  }
}
