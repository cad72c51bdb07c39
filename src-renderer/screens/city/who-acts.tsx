import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { keepOfficer, keptOfficer } from '../../lib/officer.ts'

/** Whose name stands in the record: there are no people on a 汇总, so whoever acts says it. */
export function WhoActs() {
  const [name, setName] = useState(() => keptOfficer() ?? '')
  return (
    <TextInput
      size="xs"
      w={150}
      aria-label="经办人"
      placeholder="经办人姓名"
      maxLength={100}
      value={name}
      onChange={(event) => {
        setName(event.currentTarget.value)
        keepOfficer(event.currentTarget.value.trim() || undefined)
      }}
    />
  )
}
