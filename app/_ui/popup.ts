/** The one look of what floats: menus, lists, popovers. */
export const popupClass =
  'z-50 min-w-40 max-w-[min(360px,var(--available-width))] origin-[var(--transform-origin)] animate-appear rounded-card border border-line bg-panel p-1 text-13 text-ink shadow-floating outline-none'

/** One line of a menu or list. */
export const itemClass =
  'flex min-h-8 w-full cursor-pointer select-none items-center gap-2 rounded-control px-2 py-1 text-13 outline-none data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3 [&_.lucide]:text-ink-3'

export const groupLabelClass = 'px-2 pb-1 pt-2 text-12 text-ink-3'
