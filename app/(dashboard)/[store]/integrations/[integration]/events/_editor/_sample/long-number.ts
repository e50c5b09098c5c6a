/** An integer with more digits than a double holds, by its digits. They are private, so that no pointer leads into them. */
export class LongNumber {
  readonly #digits: string
  constructor(digits: string) {
    this.#digits = digits
  }
  get digits(): string {
    return this.#digits
  }
}
