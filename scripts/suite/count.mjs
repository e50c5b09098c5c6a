import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} file @returns {any} what a runner wrote about itself, null when it did not get that far */
const summaryIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A runner that ends badly without naming a failed test has crashed: that is a failure of its own. @param {Count} count @param {number} code */
const withCrash = ({ passed, failed }, code) => ({ passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0) })

/** @param {string} file @param {number} code @returns {Count} */
export function countVitest(file, code) {
  const summary = summaryIn(file)
  if (!summary) return withCrash({ passed: 0, failed: 0 }, code || 1)
  // A file that cannot be loaded holds no test that could fail.
  const unloadable = summary.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  return withCrash({ passed: summary.numPassedTests, failed: summary.numFailedTests + unloadable.length }, code)
}

/** A test that passed only at a second try counts as failed. @param {string} file @param {number} code @returns {Count} */
export function countPlaywright(file, code) {
  const summary = summaryIn(file)
  if (!summary) return withCrash({ passed: 0, failed: 0 }, code || 1)
  const { expected, unexpected, flaky } = summary.stats
  return withCrash({ passed: expected, failed: unexpected + flaky }, code)
}

/** For a check that is one test: lint, types, build. @param {number} code @returns {Count} */
export const countOne = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
