import { useState } from 'react'
import { useOpenDesk } from './desk.ts'

const key = 'officer'

/** Who decides at this machine: the name given last, at first the batch's 填报人. */
export function useOfficerName(): [name: string, setName: (name: string) => void] {
  const { batch } = useOpenDesk()
  const [name, setName] = useState(() => localStorage.getItem(key) ?? batch.preparer)
  return [
    name,
    (next) => {
      setName(next)
      if (next.trim() === '' || next === batch.preparer) localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    },
  ]
}
