import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { placeOf } from '../../lib/download.ts'
import { tellDone, tellProblem, toRead } from '../../lib/tell.ts'

/** Writes the batch's notice as a workbook; changed, it is given back wherever a package file is. */
export function WorkbookButton() {
  const write = useMutation({
    mutationFn: () => client.notices.exportWorkbook(),
    onSuccess: (made) => tellDone(`方案已写成表格：${placeOf(made)}。改好后在“方案有更正”里选它。`, toRead),
    onError: tellProblem,
  })
  return (
    <Button variant="default" loading={write.isPending} onClick={() => write.mutate()}>
      导出为表格
    </Button>
  )
}
