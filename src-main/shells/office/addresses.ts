import { networkInterfaces } from 'node:os'

export type OwnAddress = { readonly address: string; readonly network: string }

/** The machine's own addresses that others can reach: none of the machine to itself, none that is only for its link. */
export function ownAddresses(interfaces = networkInterfaces()): OwnAddress[] {
  return Object.entries(interfaces).flatMap(([network, found = []]) =>
    found
      .filter(({ internal, family, address }) => !internal && !(family === 'IPv6' && /^fe[89ab]/i.test(address)))
      .map(({ address }) => ({ address, network })),
  )
}

/** As it stands in an address of the web. */
export function originAt(address: string, port: number): string {
  return new URL(`https://${address.includes(':') ? `[${address}]` : address}:${port}`).origin
}
