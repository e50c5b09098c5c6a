import { createCore } from '../core/create-core'
import type { Shelf } from '../core/types'
import { type DeviceShelf, readDeviceShelf } from './device-shelf'
import { mobilePorts } from './mobile-ports'
import type { InletOptions, MobileInlet } from './options'

/**
 * The SDK for an app: the same as in the browser, with what the app gives it in place of a document. It can be called at
 * once: until the storage has been read, everything is kept in memory, as while consent is pending.
 */
export function createInlet(options: InletOptions): MobileInlet {
  let device: DeviceShelf | undefined
  const shelf: Shelf = {
    keys: () => (device ? device.keys() : []),
    get: (key) => (device ? device.get(key) : null),
    set: (key, text) => device?.set(key, text),
    remove: (key) => device?.remove(key),
  }
  const { leave: _noPageEnds, ...core } = createCore(mobilePorts(options, shelf))
  const reading = readDeviceShelf(options.storage, `inlet:${options.store}`).then((read) => {
    device = read
    core.consent(options.consent ?? true)
  })
  const flush = async () => {
    await reading
    await core.flush()
    await device?.written()
  }
  options.appState?.onBackground(() => void flush())
  return {
    ...core,
    flush,
    consent(answer) {
      if (device) core.consent(answer)
      else void reading.then(() => core.consent(answer))
    },
  }
}
