/** The candidate that a typing slip would explain, letter case aside: at most a third of its letters differ, and at most three. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const distanceMax = Math.min(3, Math.ceil(candidate.length / 3), bestDistance - 1)
    if (Math.abs(candidate.length - word.length) > distanceMax) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance <= distanceMax) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Levenshtein's distance with neighbouring letters swapped as one slip. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let distance = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (isSame ? 0 : 1))
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) distance = Math.min(distance, at(beforePrevious, j - 2) + 1)
      row.push(distance)
    }
    beforePrevious = previous
    previous = row
  }
  return at(previous, b.length)
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
