import { z } from 'zod'
import { deliveryWays } from '../../src-domain/delivery/delivery.ts'
import { partSizes } from '../../src-domain/delivery/mail-parts.ts'
import { carry } from '../desk/delivery/carry.ts'
import { readPassword } from '../desk/delivery/mail-password.ts'
import { recordHandedOver, withdrawDelivery } from '../desk/delivery/record-delivery.ts'
import { deskProcedure } from './base.ts'
import { HandedOver, Path, Reason, Uid } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

const Name = z.string().trim().min(1).max(200)

/** 送达: what of the current edition goes to whom; how far it is stands in `editions.submission`. */
export const delivery = {
  /** Copies the package to a stick or a folder and reads it back there. */
  carry: deskProcedure
    .input(z.strictObject({ to: Path }))
    .handler(({ context: { desk, actor }, input, signal }) =>
      withProgress(signal, (progress, signal) => carry(desk, input, actor, { progress, signal })),
    ),

  /** Encrypts and divides the package for a mailbox; answers the password. */
  mail: deskProcedure
    .input(z.strictObject({ partSize: z.literal(partSizes) }))
    .handler(({ context: { desk, actor }, input, signal }) =>
      withProgress(signal, async (progress, signal) => {
        // What encrypts is loaded by those alone who send by mail.
        const { makeForMail } = await import('../desk/delivery/mail.ts')
        return makeForMail(desk, input, actor, { progress, signal })
      }),
    ),

  /** 再看一次 */
  password: deskProcedure.handler(async ({ context }) => orThrow(await readPassword(context.desk))),

  /** 登记送达, with the receipt; of all that is owed where no items are named. */
  record: deskProcedure
    .input(
      z.strictObject({
        from: HandedOver,
        items: z.array(z.string().max(200)).min(1).max(10_000).optional(),
        ...{ way: z.enum(deliveryWays), on: z.iso.date(), handedBy: Name, receivedBy: Name },
      }),
    )
    .handler(async ({ context: { desk, actor }, input }) => orThrow(await recordHandedOver(desk, input, actor))),

  /** 撤销送达 */
  withdraw: deskProcedure
    .input(z.strictObject({ uid: Uid, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawDelivery(desk, input, actor))),
}
