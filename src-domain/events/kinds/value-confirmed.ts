import { z } from 'zod'
import { formatAddress } from '../../values/address.ts'
import { eventKind } from '../event-kind.ts'
import { AddressPart, valueChange } from '../parts.ts'
import { briefValue, placeName } from '../words.ts'

export const valueConfirmed = eventKind({
  kind: 'value-confirmed',
  title: '确认',
  told: { address: AddressPart, value: z.string() },
  added: valueChange,
  sentence: ({ address, value }, about) =>
    `确认${about.name}的${placeName(about, address)}为“${briefValue(about, address, value)}”`,
  several: {
    together: () => true,
    sentence: (count, _, { name }) => `确认读取 ${count} 处，最后一处在${name}`,
  },
  place: ({ address }) => formatAddress(address),
  change: ({ value }) => ({ to: value }),
})
