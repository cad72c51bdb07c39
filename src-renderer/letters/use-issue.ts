import { letterNames, type Name } from '../../src-domain/letters/names.ts'
import { wayTitles } from '../../src-domain/rounds/way-titles.ts'
import { client } from '../lib/client.ts'
import { refreshAll } from '../lib/desk.ts'
import { tellDone, tellProblem } from '../lib/tell.ts'
import { useSteps } from '../lib/undo/undo.tsx'
import type { LetterAsked } from './letter-asked.ts'

export type Issue = (asked: LetterAsked, way: 'printed' | 'saved' | 'copied') => Promise<void>

/** Whether a letter goes out to an applicant: then it opens a round of 补正. */
export function goesOut(kind: LetterAsked['kind']): boolean {
  const letter: Name = letterNames[kind]
  return letter.scope === 'application' && letter.onRecord === true
}

/** That letters have gone out, which is a step that can be taken back. */
export function useIssue(): Issue {
  const steps = useSteps()
  return async ({ kind, application, byDate }, way) => {
    const { title } = letterNames[kind]
    const label = `登记${title}已发出${application ? `“${application.name}”` : ''}`
    const asked = { kind, ...(application ? { applications: [application.id] } : {}), ...(byDate ? { byDate } : {}) }
    try {
      const { applications } = await steps.keep(label, client.letters.issue({ ...asked, way }))
      await refreshAll()
      tellDone(`已登记${title}发出 ${applications.length} 件（${wayTitles[way]}）。Ctrl+Z 可撤销。`)
    } catch (error) {
      tellProblem(error)
    }
  }
}
