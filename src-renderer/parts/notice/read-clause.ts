import { createContext } from 'react'

/** Opens the notice at a clause over what one is at; undefined where a clause leads to the notice's own screen. */
export const ReadClause = createContext<((clause: string) => void) | undefined>(undefined)
