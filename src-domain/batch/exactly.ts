import { z } from 'zod'

/** An object of exactly T's keys, those included that may be left out: none is forgotten here and then lost in reading. */
export const exactly =
  <T>() =>
  <Shape extends { [Key in keyof T]-?: z.ZodType<T[Key]> }>(shape: Shape) =>
    z.strictObject(shape)
