import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Starts with the suites that take longest, so that none of them runs on alone at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications)
    const isLong = ({ moduleId }: TestSpecification) => /\/tests\/(e2e|faults)\/|\/cli\//.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((s) => !isLong(s))]
  }
}
