import { z } from 'zod'
import { formatAddress } from '../../values/address.ts'
import { eventKind } from '../event-kind.ts'
import { AddressPart, valueChange } from '../parts.ts'
import { briefValue, placeName } from '../words.ts'

export const valueCorrected = eventKind({
  kind: 'value-corrected',
  title: '更正',
  /** `from` is absent where the form had no such value. */
  told: { address: AddressPart, from: z.string().exactOptional(), to: z.string() },
  added: valueChange,
  sentence: ({ address, from = '', to }, about) => {
    const place = `${about.name}的${placeName(about, address)}`
    const shown = (value: string) => briefValue(about, address, value)
    if (to === '') return `清空${place}，原为“${shown(from)}”`
    return from === '' ? `填写${place}：“${shown(to)}”` : `将${place}由“${shown(from)}”更正为“${shown(to)}”`
  },
  place: ({ address }) => formatAddress(address),
  change: ({ from, to }) => ({ from, to }),
})
