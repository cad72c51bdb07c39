import { useState } from 'react'
import { useOpenDesk } from './desk.ts'
import { keepOfficer, keptOfficer } from './officer.ts'

/** Who acts at this machine: the name given last, at first the batch's 填报人. Every call is made in this name. */
export function useOfficerName(): [name: string, setName: (name: string) => void] {
  const { batch } = useOpenDesk()
  const [name, setName] = useState(() => keptOfficer() ?? batch.preparer)
  return [
    name,
    (next) => {
      setName(next)
      keepOfficer(next.trim() === '' || next === batch.preparer ? undefined : next)
    },
  ]
}
