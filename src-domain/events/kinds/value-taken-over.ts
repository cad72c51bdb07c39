import { z } from 'zod'
import { formatAddress } from '../../values/address.ts'
import { eventKind } from '../event-kind.ts'
import { AddressPart, valueChange } from '../parts.ts'
import { brief, placeName } from '../words.ts'

export const valueTakenOver = eventKind({
  kind: 'value-taken-over',
  title: '采用补正',
  /** `from` is absent where the form had no such value; `file` is the form that came back. */
  told: { address: AddressPart, from: z.string().exactOptional(), to: z.string(), file: z.string() },
  added: valueChange,
  sentence: ({ address, from = '', to }, about) =>
    `按补正的申报表将${about.name}的${placeName(about, address)}由“${brief(from)}”改为“${brief(to)}”`,
  several: {
    together: (a, b) => a.file === b.file,
    sentence: (count, { file }, { name }) => `按补正的申报表“${file}”改 ${count} 处，最后一处在${name}`,
  },
  place: ({ address }) => formatAddress(address),
  change: ({ from, to }) => ({ from, to }),
})
