import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './frame/large-text.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './frame/controls.css'
import messages from './frame/messages.module.css'
import { readBeginning } from './lib/beginning.ts'
import { queryClient } from './lib/desk.ts'
import { beginLargeText } from './lib/large-text.ts'
import { followOtherWindows } from './lib/other-windows.ts'
import { Opening } from './parts/loading.tsx'
import { surfaces, theme } from './theme.ts'

followOtherWindows()
beginLargeText()
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
const root = createRoot(place)

/** Milliseconds after which the page says that it waits. */
const patience = 300

const waiting = setTimeout(() => draw(<Opening />), patience)
readBeginning().then(() => {
  clearTimeout(waiting)
  draw(<App />)
})

function draw(what: ReactNode): void {
  root.render(
    <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        {what}
        {/* Here and not in a portal, which comes a drawing later: the frame looks for them as it is drawn first. */}
        <Notifications
          position="bottom-left"
          withinPortal={false}
          transitionDuration={120}
          // In the narrow rail a long sentence needs its height.
          notificationMaxHeight="80dvh"
          classNames={messages}
        />
      </QueryClientProvider>
    </MantineProvider>,
  )
}
