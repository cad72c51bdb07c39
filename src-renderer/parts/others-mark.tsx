import { Text } from '@mantine/core'
import { useOthersAt } from '../lib/together.ts'

/** 李某正在改: who else is at an application; nothing where nobody is. */
export function OthersMark({ application }: { readonly application: string }) {
  const others = useOthersAt(application)
  if (others.length === 0) return null
  const editing = others.filter((other) => other.editing)
  const named = (some: typeof others) => [...new Set(some.map(({ name }) => name))].join('、')
  const words = editing.length > 0 ? `${named(editing)}正在改` : `${named(others)}正在看`
  return (
    <Text
      component="span"
      size="xs"
      c={editing.length > 0 ? 'var(--manual)' : 'dimmed'}
      role="note"
      style={{ whiteSpace: 'nowrap' }}
    >
      ● {words}
    </Text>
  )
}
