/** One line of the rail. */
export const railItemClass =
  'flex h-8 w-full shrink-0 items-center gap-2.5 rounded-control px-2 text-left text-[13.5px] text-ink-2 -outline-offset-2 transition-colors hover:bg-hover hover:text-ink'
