import { Box, FileInput, type FileInputProps } from '@mantine/core'
import classes from './dropped-file.module.css'

type Props = Omit<FileInputProps<false>, 'onChange'> & { readonly onChange: (file: File | null) => void }

/** A field for one file, chosen or dropped on it. */
export function DroppedFile({ onChange, ...field }: Props) {
  return (
    <Box
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onChange(event.dataTransfer.files[0] ?? null)
      }}
    >
      <FileInput
        classNames={{ placeholder: classes.asked }}
        placeholder="点这里选择，或把文件拖到这里"
        clearable
        clearButtonProps={{ 'aria-label': '不用这个文件' }}
        onChange={onChange}
        {...field}
      />
    </Box>
  )
}
