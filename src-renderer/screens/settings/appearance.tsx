import { SegmentedControl, Stack, Title, useMantineColorScheme } from '@mantine/core'

export function Appearance() {
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
    </Stack>
  )
}
