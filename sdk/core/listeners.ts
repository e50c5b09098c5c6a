import type { Inlet, Told } from './public-types'

export type Tell = <Name extends keyof Told>(name: Name, told: Told[Name]) => void

/** Who listens, and how they are told. A listener that throws harms nobody; it is told of as an error. */
export function makeListeners(): { on: Inlet['on']; tell: Tell } {
  let all: { name: string; listener: (told: never) => void }[] = []
  const tell: Tell = (name, told) => {
    for (const one of all) {
      try {
        if (one.name === name) one.listener(told as never) // it was registered for this very name
      } catch (error) {
        if (name !== 'error') tell('error', { reason: `a listener of "${name}" threw: ${error}`, willRetry: false })
      }
    }
  }
  return {
    tell,
    on(name, listener) {
      const one = { name, listener }
      all = [...all, one]
      return () => {
        all = all.filter((other) => other !== one)
      }
    },
  }
}
