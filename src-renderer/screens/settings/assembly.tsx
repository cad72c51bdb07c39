import { Radio, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type AssemblyName, assemblyNames } from '../../../src-domain/batch/assembly.ts'
import { client } from '../../lib/client.ts'
import { refreshAll, useOpenDesk } from '../../lib/desk.ts'
import { tellProblem } from '../../lib/tell.ts'
import { useSteps } from '../../lib/undo/undo.tsx'

const abouts: Readonly<Record<AssemblyName, string>> = {
  省纸装订:
    '只有通知所说的申报表、正文和附件：申报表印在封面背面，正文和附件清单接排，边距 15 至 20 毫米，不印填报说明和目录；用纸最少。',
  紧凑装订: '填报说明、目录和附件清单合印在封面背面，版心稍宽；附件依次另起一页。',
  连续装订: '各部分和附件依次另起一页，不留空白背面。',
  附件加隔页: '每件附件前加一页，印明名称和页数。',
  从右页起: '各部分和每件附件都从单数页开始，前面可能留一面空白。',
  '附件加隔页、从右页起': '两者都要。',
}

/** How the books of this batch are put together. What has been made stays as it is. */
export function AssemblyChoice() {
  const { batch, scheme } = useOpenDesk()
  const steps = useSteps()
  const { mutate } = useMutation({
    mutationFn: (assembly: AssemblyName) => steps.keep('修改成册方式', client.desk.update({ assembly })),
    onSuccess: refreshAll,
    onError: tellProblem,
  })
  const choose = (name: string) => {
    const assembly = assemblyNames.find((known) => known === name)
    if (assembly) mutate(assembly)
  }
  return (
    <Stack gap="xs" component="section" aria-label="成册方式">
      <Title order={2} size="h5">
        成册方式
      </Title>
      <Text size="sm" c="dimmed">
        {batch.assembly
          ? '附件原件不缩放、不改动，外侧下角空白处印页码和定稿标记。改了以后，已生成的申报书、合并打印和报送包标为“按原成册方式”，须重新生成；定稿、汇总表和扫描件不变。'
          : '这一批建立时还没有选择：附件加隔页、从右页起，附件页上不印页码。选定后，申报书须重新生成。'}
      </Text>
      <Radio.Group aria-label="成册方式" value={batch.assembly ?? ''} onChange={choose}>
        <Stack gap="xs">
          {assemblyNames.map((name) => (
            <Radio key={name} value={name} label={name} description={abouts[name]} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {scheme.print.margins.prescribed ? '' : '除省纸装订、紧凑装订外，'}页边距依据 {scheme.print.margins.source}。
      </Text>
    </Stack>
  )
}
