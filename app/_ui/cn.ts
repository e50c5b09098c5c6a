import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['11', '12', '13', '14', '16', '19', '26', '34'],
      radius: ['chip', 'control', 'card', 'full'],
      shadow: ['floating'],
      spacing: ['gutter'],
    },
  },
})

/** Joins class names; of two that contradict each other the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
