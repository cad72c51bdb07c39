import { useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'
import type { Application, Attachment } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'

export type Beside = {
  readonly open: boolean
  readonly toggle: () => void
  /** In the notice's order. */
  readonly files: readonly Attachment[]
  readonly file: Attachment | undefined
  /** Opens it beside the form. */
  readonly show: (file: Attachment) => void
}

/**
 * The attachment beside the form. Whether there is one, and of which item of the notice's list, is remembered: from one
 * application to the next it is the same item, so that one licence after the other can be compared.
 */
export function useBeside(application: Application, category: Category): Beside {
  const [kept, setKept] = useLocalStorage<{ readonly open: boolean; readonly slot?: string }>({
    key: 'beside',
    defaultValue: { open: false },
    getInitialValueInEffect: false,
  })
  const [chosen, setChosen] = useState<number>()
  const files = category.attachments.flatMap(({ id }) => application.attachments.filter(({ slot }) => slot === id))
  return {
    open: kept.open,
    toggle: () => setKept({ ...kept, open: !kept.open }),
    files,
    file: files.find(({ id }) => id === chosen) ?? files.find(({ slot }) => slot === kept.slot) ?? files[0],
    show: ({ id, slot }) => {
      setChosen(id)
      setKept({ open: true, slot })
    },
  }
}
