import { Button, Group, Table, Text, Title } from '@mantine/core'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { client, productAddress } from '../../client.ts'
import { clockTime } from '../../lib/dates.ts'
import { useOpenDesk, useToday } from '../../lib/desk.ts'
import { fileSize } from '../../lib/figures.ts'
import { tellProblem } from '../../lib/tell.ts'
import classes from './submission.module.css'

type Product = Awaited<ReturnType<DeskClient['editions']['products']>>[number]

const kinds: Readonly<Record<string, string>> = { summary: '推荐汇总表', package: '报送包' }

/** Everything made so far, newest first; what no longer matches the data says so in red and in words. */
export function ProductList({
  products,
  onVerify,
  busy,
}: {
  readonly products: readonly Product[]
  readonly onVerify: (product: number) => void
  readonly busy: boolean
}) {
  const today = useToday()
  const { host } = useOpenDesk()
  if (products.length === 0) return null
  return (
    <section className={classes.products} aria-label="已生成的文件">
      <Title order={2} size="h5" mb="xs">
        已生成的文件
      </Title>
      <Table withRowBorders verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>文件</Table.Th>
            <Table.Th>定稿</Table.Th>
            <Table.Th>时间</Table.Th>
            <Table.Th ta="right">大小</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th>
              <span className={classes.hidden}>操作</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map((product) => (
            <Table.Tr key={product.id}>
              <Table.Td title={product.path}>{kinds[product.kind] ?? product.kind}</Table.Td>
              <Table.Td>第 {product.edition} 版</Table.Td>
              <Table.Td>{today && clockTime(product.at, today.date)}</Table.Td>
              <Table.Td ta="right">{fileSize(product.size)}</Table.Td>
              <Table.Td>
                {product.missing ? (
                  <Text className={classes.warning}>文件已不在原处</Text>
                ) : product.outdated ? (
                  <Text className={classes.warning}>已过期</Text>
                ) : (
                  '与数据一致'
                )}
              </Table.Td>
              <Table.Td>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  {!product.missing && (
                    <Button
                      component="a"
                      href={productAddress(product.id)}
                      download={product.name}
                      variant="default"
                      size="compact-sm"
                    >
                      下载
                    </Button>
                  )}
                  {host.canReveal && !product.missing && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => client.host.reveal({ product: product.id }).catch(tellProblem)}
                    >
                      打开所在文件夹
                    </Button>
                  )}
                  {product.kind === 'package' && !product.missing && (
                    <Button variant="default" size="compact-sm" disabled={busy} onClick={() => onVerify(product.id)}>
                      核验
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
