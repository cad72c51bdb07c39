import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLetters } from '../../letters/use-letters.tsx'
import { previewAddress } from '../../lib/addresses.ts'
import { problemOf } from '../../lib/client.ts'
import { desk, useOpenDesk } from '../../lib/desk.ts'
import { Loading } from '../../parts/loading.tsx'
import classes from './blank-forms.module.css'

/** The blank forms for the applicants: the dialog, and what opens it. */
export function useBlankForms(): { readonly open: () => void; readonly dialog: ReactNode } {
  const [opened, setOpened] = useState(false)
  return {
    open: () => setOpened(true),
    dialog: (
      <Modal opened={opened} onClose={() => setOpened(false)} title="发给申报单位的空白申报表" size={520}>
        <BlankForms onClose={() => setOpened(false)} />
      </Modal>
    ),
  }
}

function BlankForms({ onClose }: { readonly onClose: () => void }) {
  const { scheme } = useOpenDesk()
  const { data, error } = useQuery(desk.letters.preview.queryOptions({ input: { kind: 'forms' }, gcTime: 0 }))
  const { make } = useLetters()
  if (error) return <Text>{problemOf(error)?.message}</Text>
  if (!data) return <Loading label="正在生成空白申报表" />
  return (
    <Stack gap="md">
      <Text size="sm">
        封面、填报说明、申报表和正文提纲都在里面。申报单位在 Word 或 WPS 里填好交回，收件时直接读取，不必重新录入。
      </Text>
      <ul className={classes.files}>
        {data.files.map((file, i) => {
          const category = scheme.categories[i]
          return (
            <li key={file}>
              <span>
                {category?.formNumber} {category?.formTitle}
              </span>
              <Anchor href={previewAddress(data.id, file)} download={file} size="sm">
                下载 Word
              </Anchor>
            </li>
          )
        })}
      </ul>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          关闭
        </Button>
        <Button
          onClick={() => {
            make({ kind: 'forms' })
            onClose()
          }}
        >
          全部生成到文件夹
        </Button>
      </Group>
    </Stack>
  )
}
