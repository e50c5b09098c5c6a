import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import { problemOf } from '@/app/_trpc/problem-of'

/**
 * Sets the server's reasons (JSON pointers) at the inputs of a form, `/options/0/id` at `options.0.id`. `false` where a
 * reason has no input of its own, so that the form has to say it as a whole.
 */
export function placeFaults<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  inputs: readonly string[],
): boolean {
  const faults = problemOf(error)?.validationErrors ?? []
  const placed = faults.filter(({ path, reason }) => {
    const [first = '', ...rest] = path.split('/').slice(1)
    if (!inputs.includes(first)) return false
    // The pointer names an input of this form, which was just looked up.
    setError([first, ...rest].join('.') as Path<Values>, { message: reason })
    return true
  })
  return faults.length > 0 && placed.length === faults.length
}
