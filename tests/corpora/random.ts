/** Numbers that look random and follow from a seed, so that what a run found can be run again. */
export class Random {
  constructor(private state: number) {}

  /** In [0, 1); a 32-bit mix of a counter. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0
    let mixed = this.state ^ (this.state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    // There is one: a list to pick from is never empty.
    return items[this.below(items.length)] as T
  }
}
