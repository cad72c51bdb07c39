import { officerHeader, sessionHeader, writeOfficer } from '../../src-domain/officer-header.ts'
import { keptOfficer } from './officer.ts'
import { keptSession } from './session.ts'

/** Said with each call, once for all of them: the sitting; on a desk without people the name, else it takes the batch's 填报人. */
export function whoActs(): Record<string, string> {
  const officer = keptOfficer()
  const session = keptSession()
  return {
    ...(officer !== undefined && { [officerHeader]: writeOfficer(officer) }),
    ...(session !== undefined && { [sessionHeader]: session }),
  }
}
