import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './frame/large-text.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './frame/controls.css'
import messages from './frame/messages.module.css'
import { readBeginning } from './lib/beginning.ts'
import { queryClient } from './lib/desk.ts'
import { beginLargeText } from './lib/large-text.ts'
import { followOtherWindows } from './lib/other-windows.ts'
import { surfaces, theme } from './theme.ts'

followOtherWindows()
beginLargeText()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
readBeginning().then(() =>
  createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        {/* In the narrow rail a long sentence needs its height. */}
        <Notifications
          position="bottom-left"
          transitionDuration={120}
          notificationMaxHeight="80dvh"
          classNames={messages}
        />
        <App />
      </QueryClientProvider>
    </MantineProvider>,
  ),
)
