import { Center, Loader } from '@mantine/core'
import classes from './loading.module.css'

/** Shown while a place is being read; only once that takes long enough to be noticed. */
export function Loading({ label = '正在打开' }: { readonly label?: string }) {
  return (
    <Center h="100%" mih={280} className={classes.late}>
      <Loader role="progressbar" aria-label={label} />
    </Center>
  )
}
