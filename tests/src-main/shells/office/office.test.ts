import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { officeOf } from '../../../../src-main/shells/office/office.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { builtRenderer, inProcess, newBatch, newContext } from '../../router/desks.ts'
import { ask } from '../http/ask.ts'
import { peopleOf } from './people.ts'

const addresses = () => ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, network: 'lo' }))

async function unopened() {
  const context = newContext(join(temporaryFolder(), '样例数据'))
  await inProcess(context).desk.create(newBatch)
  await peopleOf(context)
  const office = officeOf(context, builtRenderer(), addresses)
  onTestFinished(() => office.close())
  return { context, office }
}
const answers = (origin = '') => ask(origin).catch(() => 'nobody')

it('has one door, however many are asked for at once, and none once it is shut', async () => {
  const { office } = await unopened()
  const asked = await Promise.all(addresses().map(({ address }) => office.open({ address, port: 0 })))
  const [first, second] = asked.map((state) => must(state).open?.origin)
  expect(office.state().open?.origin).toBe(second)
  expect([await answers(first), await answers(second)]).toEqual(['nobody', 200])
  const [again] = await Promise.all([office.open({ address: '127.0.0.1', port: 0 }), office.close()])
  expect(office.state().open).toBeUndefined()
  expect(await answers(must(again).open?.origin)).toBe('nobody')
})

it('is shut for the people of another desk', async () => {
  const { context, office } = await unopened()
  const { open } = must(await office.open({ address: '127.0.0.1', port: 0 }))
  must(context.holder.create(join(temporaryFolder(), '又一批'), newBatch))
  expect(office.state().open).toBeUndefined()
  await office.close()
  expect(await answers(open?.origin)).toBe('nobody')
})
