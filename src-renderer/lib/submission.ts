import type { DeskClient } from '../../src-main/router/router.ts'

type Answer<T extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>

/** How far the way to the city has come, as the desk sees it. */
export type Submission = Answer<DeskClient['editions']['submission']>
export type Product = Answer<DeskClient['editions']['products']>[number]
