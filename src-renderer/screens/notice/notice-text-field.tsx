import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core'

/** The new notice as it reads, pasted or from a text file: it stands beside what is cited from it. */
export function NoticeTextField({
  text,
  about,
  onChange,
}: {
  readonly text: string
  readonly about: string
  readonly onChange: (text: string) => void
}) {
  return (
    <Stack gap="xs">
      <Textarea
        label="通知原文"
        description={about}
        placeholder="从 Word 或网页全选、复制，粘贴到这里"
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group>
        <FileButton
          accept=".txt,text/plain"
          onChange={async (file) => {
            if (file) onChange(await file.text())
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="compact-sm">
              从 TXT 文件读入
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  )
}
