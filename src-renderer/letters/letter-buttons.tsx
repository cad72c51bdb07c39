import { Group } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { letterNames, lettersAt, type Step } from '../../src-domain/letters/names.ts'
import { BusyButton } from '../parts/busy-button.tsx'
import { useLetters } from './use-letters.tsx'

/** The letters of a step, each a button that shows it as it would be now. */
export function LetterButtons({ step }: { readonly step: Step }) {
  const { busy, look, preview } = useLetters()
  return (
    <Group gap="xs">
      {lettersAt(step).map((kind) => (
        <BusyButton
          key={kind}
          variant="default"
          busy={busy}
          leftSection={<IconFileText size={16} stroke={1.6} />}
          onClick={() => look({ kind })}
        >
          {letterNames[kind].title}
        </BusyButton>
      ))}
      {preview}
    </Group>
  )
}
