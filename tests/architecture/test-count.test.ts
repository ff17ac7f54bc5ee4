import { describe, expect, it } from 'vitest'
import { countTests, sum } from '../test-count.ts'

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
}

describe('the count of tests', () => {
  it('is what the report says', () => {
    expect(countTests(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
    expect(countTests({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('has a failure for a file that could not be read, a run that failed by itself, and a missing report', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(countTests({ ...report, testResults }, 1).failed).toBe(1)
    expect(countTests(report, 1).failed).toBe(1)
    expect(countTests(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('adds up', () => {
    const count = { passed: 1, failed: 2, skipped: 3 }
    expect(sum([count, count])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
