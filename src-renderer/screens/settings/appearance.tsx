import { SegmentedControl, Stack, Switch, Title, useMantineColorScheme } from '@mantine/core'
import { useLargeText } from '../../lib/large-text.ts'

export function Appearance() {
  const [large, setLarge] = useLargeText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Stack gap="xs" align="flex-start" component="section" aria-label="外观">
      <Title order={2} size="h5">
        外观
      </Title>
      <SegmentedControl
        aria-label="明暗"
        value={colorScheme}
        onChange={(value) => setColorScheme(value as typeof colorScheme)}
        data={[
          { value: 'auto', label: '跟随系统' },
          { value: 'light', label: '浅色' },
          { value: 'dark', label: '深色' },
        ]}
      />
      <Switch
        label="大字"
        description="文字 18 像素，按钮和选项 44 像素；随时按 Ctrl+Shift+> 切换"
        checked={large}
        onChange={(event) => setLarge(event.currentTarget.checked)}
      />
    </Stack>
  )
}
