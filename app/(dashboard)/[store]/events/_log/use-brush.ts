'use client'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'

export type Span = { first: number; last: number }

/** Bars that are chosen by dragging or clicking, or by arrow keys (with Shift to widen), Enter and Escape. */
export function useBrush(count: number, onChoose: (span: Span) => void) {
  const [drag, setDrag] = useState<{ from: number; to: number }>()
  const span = drag && { first: Math.min(drag.from, drag.to), last: Math.max(drag.from, drag.to) }
  const choose = () => {
    setDrag(undefined)
    if (span && span.last < count) onChoose(span)
  }
  const barAt = ({ currentTarget, clientX }: PointerEvent<Element>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = drag?.to ?? count - 1
    const to = { ArrowLeft: drag ? at - 1 : at, ArrowRight: drag ? at + 1 : at, Home: 0, End: count - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const within = Math.min(count - 1, Math.max(0, to))
      setDrag({ from: event.shiftKey && drag ? drag.from : within, to: within })
    } else if (drag && (event.key === 'Enter' || event.key === 'Escape')) {
      event.preventDefault()
      if (event.key === 'Enter') choose()
      else setDrag(undefined)
    }
  }
  return {
    span,
    at: drag?.to,
    pointer: {
      onPointerDown: (event: PointerEvent<Element>) => {
        if (event.button !== 0 || !(event.target instanceof Element) || !event.target.closest('svg')) return
        const bar = barAt(event)
        setDrag({ from: bar, to: bar })
      },
      onPointerMove: (event: PointerEvent<Element>) => {
        if (drag && event.buttons === 1) setDrag({ ...drag, to: barAt(event) })
      },
      onPointerUp: choose,
      onPointerLeave: (event: PointerEvent<Element>) => event.buttons === 1 && setDrag(undefined),
    },
    keyboard: { onKeyDown, onBlur: () => setDrag(undefined) },
  }
}
