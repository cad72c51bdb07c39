import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { deliveryWays, deliveryWayTitles } from '../../../../src-domain/delivery/delivery.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { chineseDate } from '../../../../src-domain/text/date.ts'
import { shanghaiDay } from '../../../../src-domain/text/shanghai-time.ts'
import { carry } from '../../../desk/delivery/carry.ts'
import { deliveryState } from '../../../desk/delivery/delivery-state.ts'
import { recordDelivery } from '../../../desk/delivery/record-delivery.ts'
import type { Desk } from '../../../desk/desk.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

const usage = 'deliver (--to 文件夹 | 回执… --received-by 收件人 [--on 日期] [--way 方式]) [--by 姓名] --data D'

export const deliveryCommands = {
  deliver: {
    usage,
    about:
      '送达：把报送包拷到 U 盘或文件夹，并从那里读回核对（--to）；或者收进签收回执，登记送达（方式为 inPerson 专人送交、post 邮寄、mailbox 电子邮件）',
    takes: [0, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: withDesk('handle', (desk, call) => {
      const to = call.optional('to')
      return to === undefined ? record(desk, call) : carryTo(desk, call, to)
    }),
  },
} satisfies Record<string, Command>

async function carryTo(desk: Desk, { actor, progress }: DeskCall, to: string): Promise<Result<Answer>> {
  const carried = await carry(desk, { to }, actor, {
    progress: ({ label, done, total }) => progress(`${label} ${total > 0 ? Math.floor((done / total) * 100) : 100}%`),
  })
  if (!carried.ok) return carried
  const { step: _, ...copy } = carried.value
  return ok({ json: copy, text: `已拷到“${copy.to}”，并从那里读回核对：${copy.file}\n送到后收进回执，才算送达` })
}

const Asked = z.object({ on: z.iso.date(), way: z.enum(deliveryWays), receivedBy: z.string().trim().min(1) })

async function record(desk: Desk, { actor, args, optional }: DeskCall): Promise<Result<Answer>> {
  const asked = Asked.safeParse({
    ...{ on: optional('on') ?? shanghaiDay(new Date()), way: optional('way') ?? 'inPerson' },
    receivedBy: optional('received-by'),
  })
  if (!asked.success) return failed(problem('delivery-incomplete'))
  const receipt = args.map((path) => ({ file: basename(path), path: resolve(path) }))
  const recorded = await recordDelivery(desk, { ...asked.data, handedBy: actor.name, receipt }, actor)
  if (!recorded.ok) return recorded
  const { step: _, ...delivery } = recorded.value
  const { on, way, receivedBy, items } = delivery
  const whole = deliveryState(desk).whole ? '已送达' : '已登记'
  const text = `${whole}：${chineseDate(on)}${deliveryWayTitles[way]}，${receivedBy}签收，${items.length} 项`
  return ok({ json: delivery, text })
}
