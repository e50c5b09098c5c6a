'use client'
import { type FocusEvent, useState } from 'react'

/**
 * Whether somebody is reading the list: it is scrolled down, the pointer rests on it, or the keyboard is in it.
 * Spread `watch` on the scrolling element.
 */
export function useReading() {
  const [isScrolled, setScrolled] = useState(false)
  const [isUnderPointer, setUnderPointer] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  return {
    isReading: isScrolled || isUnderPointer || hasFocus,
    watch: {
      onScroll: (event: { currentTarget: Element }) => setScrolled(event.currentTarget.scrollTop > 0),
      onPointerEnter: (event: { pointerType: string }) => setUnderPointer(event.pointerType === 'mouse'),
      onPointerLeave: () => setUnderPointer(false),
      // A click on a row also focuses it; only the keyboard's focus stays after the pointer has left.
      onFocus: (event: FocusEvent) => setFocus(event.target.matches(':focus-visible')),
      onBlur: () => setFocus(false),
    },
  }
}
