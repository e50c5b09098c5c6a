import type { ReactNode } from 'react'

/** A part of a guide, at its own address. */
export function DocsSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="mt-10 flex scroll-mt-6 flex-col gap-4 border-t pt-6 text-14 text-ink-2"
    >
      <h2 id={`${id}-title`} className="text-19 text-ink">
        {title}
      </h2>
      {children}
    </section>
  )
}
