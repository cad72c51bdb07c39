import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from '../../lib/copy-text.ts'
import { tellDone } from '../../lib/tell.ts'

/** The words with their source, for a letter or a report. */
export function CopyCitation({ quote, citation }: { readonly quote: string; readonly citation: string }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconCopy size={16} stroke={1.6} />}
      onClick={async () => {
        await copyText(`“${quote}”（${citation}）`)
        tellDone('已复制引文和出处。')
      }}
    >
      复制引文
    </Button>
  )
}
