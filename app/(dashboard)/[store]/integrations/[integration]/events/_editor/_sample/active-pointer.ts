import { create } from 'zustand'

/**
 * The place that the pointer rests on or the keyboard is at, in the list of fields or in the sample, as a field has it.
 * Outside React's tree of the editor, so that a move of the pointer draws two rows anew and not the whole screen.
 */
export const useActivePointer = create<{ pointer: string | null }>(() => ({ pointer: null }))

/** Handlers of whatever stands for a place. */
export const pointsAt = (pointer: string) => {
  const enter = () => useActivePointer.setState({ pointer })
  const leave = () => useActivePointer.setState((now) => (now.pointer === pointer ? { pointer: null } : now))
  return { onPointerEnter: enter, onPointerLeave: leave, onFocus: enter, onBlur: leave }
}
