import { z } from 'zod'
import { productKinds } from '../../products/product.ts'
import { eventKind } from '../event-kind.ts'
import { Sha256 } from '../parts.ts'

export const productMade = eventKind({
  kind: 'product-made',
  title: '导出',
  staysHere: true,
  /** Where on this machine it was written to. */
  told: { path: z.string() },
  added: {
    product: z.enum(productKinds),
    edition: z.int().min(1),
    sha256: Sha256,
  },
  sentence: ({ path }, { name, ofApplication }) =>
    `生成${ofApplication ? `${name}的申报书` : ''}“${path.split(/[\\/]/).at(-1)}”`,
  several: { together: () => true, sentence: (count) => `生成申报书 ${count} 份` },
  change: ({ path }) => ({ to: path }),
})
