import { Center, Loader } from '@mantine/core'
import classes from './loading.module.css'

/** Shown while a place is being read; only once that takes long enough to be noticed. */
export function Loading({ label = opening }: { readonly label?: string }) {
  return (
    <Center h="100%" mih={280} className={classes.late}>
      <Turning label={label} />
    </Center>
  )
}

/** Shown in place of the whole desk until it answers. */
export function Opening() {
  return (
    <Center h="100dvh">
      <Turning label={opening} />
    </Center>
  )
}

const opening = '正在打开'

/** Without a role its words would be nobody's. */
function Turning({ label }: { readonly label: string }) {
  return <Loader role="progressbar" aria-label={label} />
}
