import { z } from 'zod'
import { formatAddress } from '../../values/address.ts'
import { eventKind } from '../event-kind.ts'
import { AddressPart, valueChange } from '../parts.ts'
import { briefValue, placeName } from '../words.ts'

/** A correction or confirmation was taken back, or done again. */
export const valueRestored = eventKind({
  kind: 'value-restored',
  title: '恢复',
  told: { address: AddressPart, from: z.string().exactOptional(), to: z.string() },
  added: valueChange,
  sentence: ({ address, to }, about) =>
    `将${about.name}的${placeName(about, address)}恢复为“${briefValue(about, address, to)}”`,
  place: ({ address }) => formatAddress(address),
  change: ({ from, to }) => ({ from, to }),
})
