'use client'
import { useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'

type LoadMoreProps = { label: string; pending: boolean; onMore: () => void }

/** The end of a list that has more: reads on as it comes into view, and by its button. */
export function LoadMore({ label, pending, onMore }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore

  useEffect(() => {
    if (!end.current || pending) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '200px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [pending])

  return (
    <div ref={end} className="flex justify-center py-3">
      <Button variant="quiet" size="sm" pending={pending} onClick={onMore}>
        {label}
      </Button>
    </div>
  )
}
